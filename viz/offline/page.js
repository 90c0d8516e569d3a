// What was clicked is written beside the picture; every text becomes a text node, never markup.
(() => {
  const shown = JSON.parse(document.getElementById("shown").textContent);
  const { words } = shown;
  const panel = document.getElementById("panel");
  const named = new Map(shown.nodes.map((node) => [node.id, node]));

  function el(tag, text, ...children) {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    node.append(...children);
    return node;
  }

  function faint(text) {
    const node = el("p", text);
    node.className = "faint";
    return node;
  }

  function link(id) {
    const button = el("button", named.get(id).name);
    button.addEventListener("click", () => choose(id));
    return button;
  }

  const quotes = (edge) => edge.quotes.map((quote) => el("blockquote", quote));

  function side(title, edges, end) {
    if (!edges.length) return [];
    return [el("p", `${title} (${edges.length})`), el("ul", "", ...edges.map((edge) =>
      el("li", "", link(edge[end]), faint(`${edge.name} · ${named.get(edge[end]).facts}`), ...quotes(edge))))];
  }

  function choose(id) {
    const node = named.get(id);
    network.selectNodes([id]);
    panel.replaceChildren(el("h2", node.name), faint(node.facts), el("p", node.title ?? ""),
      ...side(words.bases, shown.edges.filter((edge) => edge.source === id), "target"),
      ...side(words.below, shown.edges.filter((edge) => edge.target === id), "source"),
      el("ul", "", ...node.members.map((member) => el("li", member))));
  }

  function chooseEdge(id) {
    const edge = shown.edges.find((one) => one.id === id);
    panel.replaceChildren(el("h2", edge.name), link(edge.source), faint("↓"), link(edge.target), ...quotes(edge));
  }

  function ground(context) {
    for (const band of shown.bands) {
      context.fillStyle = band.fill;
      context.fillRect(-200, band.y0, shown.width + 400, band.y1 - band.y0);
      context.fillStyle = band.colour;
      context.fillRect(-200, band.y0, 6, band.y1 - band.y0);
      context.font = "600 20px sans-serif";
      context.fillText(band.label, -180, band.y0 + 32);
    }
    context.fillStyle = "#566071";
    for (const span of shown.years) context.fillText(span.year ?? "", span.x0 + 20, -12);
  }

  network.on("beforeDrawing", ground);
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) choose(nodes[0]);
    else if (edges.length) chooseEdge(edges[0]);
  });
  network.fit({ maxZoomLevel: 1 });
  network.redraw();
  if (shown.root) choose(shown.root);
})();
