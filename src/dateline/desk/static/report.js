// Words of a report that are selected can be claimed: a link that appears leads to the form, by their offsets.
const text = document.querySelector(".text[data-claim]");
const offer = document.getElementById("claim-words");

// Characters of the report before a point of the page: code points, as the report counts them.
function offset(node, at) {
  const inside = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const paragraph = inside?.closest("p[data-start]");
  if (!paragraph || !text.contains(paragraph)) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, at);
  return Number(paragraph.dataset.start) + [...before.toString()].length;
}

function follow() {
  const chosen = document.getSelection();
  const range = chosen?.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
  const start = range && offset(range.startContainer, range.startOffset);
  const end = range && offset(range.endContainer, range.endOffset);
  const holds = start !== null && end !== null && end > start;
  offer.hidden = !holds;
  if (holds) offer.href = `${text.dataset.claim}?start=${start}&end=${end}`;
}

if (text && offer) {
  document.addEventListener("selectionchange", follow);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input, textarea, select");
    if (event.key === "e" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      if (offer.hidden) document.getElementById("words")?.focus();
      else offer.click();
    }
  });
}
