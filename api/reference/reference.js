// Shows /openapi.json as a page. Every text of the description is set as text, never as markup.

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function typeOf(schema) {
  if (!schema) return "";
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.anyOf) return schema.anyOf.map(typeOf).filter((name) => name !== "null").join(" | ");
  return schema.type ?? "";
}

function parameterTable(parameters) {
  const table = element("table");
  for (const parameter of parameters) {
    const row = table.insertRow();
    row.insertCell().append(element("code", parameter.name));
    row.insertCell().textContent = typeOf(parameter.schema);
    row.insertCell().textContent = parameter.required ? "bắt buộc" : "";
    row.insertCell().textContent = parameter.description ?? "";
  }
  return table;
}

function operation(path, method, described) {
  const article = element("article");
  const heading = element("h2");
  heading.append(element("span", method.toUpperCase(), "method"), element("code", path));
  article.append(heading, element("p", described.summary));
  if (described.parameters?.length) article.append(parameterTable(described.parameters));
  return article;
}

const response = await fetch("/openapi.json");
const description = await response.json();
document.getElementById("summary").textContent = description.info.summary;
const list = document.getElementById("paths");
list.replaceChildren();
for (const [path, methods] of Object.entries(description.paths)) {
  for (const [method, described] of Object.entries(methods)) list.append(operation(path, method, described));
}
