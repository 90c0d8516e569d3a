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

  // Bands and years behind the picture; their names keep to the edge of what is seen.
  function ground(context) {
    const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
    const size = Math.min(22, 13 / network.getScale());
    context.font = `600 ${size}px sans-serif`;
    for (const band of shown.bands) {
      context.fillStyle = band.fill;
      context.fillRect(-50000, band.y0, 100000, band.y1 - band.y0);
      context.fillStyle = band.colour;
      context.fillRect(left, band.y0, size / 3, band.y1 - band.y0);
      context.fillText(band.label, left + size, band.y0 + size * 1.2);
    }
    context.fillStyle = "#566071";
    for (const span of shown.years) context.fillText(span.year ?? "", span.x0 + 24, Math.max(top + size * 1.4, -size / 2));
  }

  // Arrows that a longer chain tells as well are shown only at the node that was clicked.
  function reveal(id) {
    edges.update(shown.edges.filter((edge) => edge.told).map((edge) => ({ id: edge.id, hidden: edge.source !== id && edge.target !== id })));
  }

  network.on("beforeDrawing", ground);
  network.on("click", (event) => {
    reveal(event.nodes[0]);
    if (event.nodes.length) choose(event.nodes[0]);
    else if (event.edges.length) chooseEdge(event.edges[0]);
  });
  network.fit({ maxZoomLevel: 1 });
  network.moveTo({ scale: network.getScale() * 0.92 });
  if (shown.root) choose(shown.root);
})();
