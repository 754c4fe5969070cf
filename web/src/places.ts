/** Where a selection stands in a document's text, in code points: what the contract counts in. */

export interface Place {
  start: number;
  end: number;
  words: string;
}

/** The text nodes of a block that are the document's own, without the labels between them. */
function* texts(block: Element): Generator<Text> {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node.parentElement as Element).closest(".n")) yield node as Text;
  }
}

const length = (text: string): number => Array.from(text).length;

/** The place of a selection that lies in one block; null where it does not, or where the screen shows escapes. */
export function placeOf(selection: Selection): Place | null {
  if (selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const block = elementOf(range.startContainer)?.closest("[data-span]");
  if (!block || elementOf(range.endContainer)?.closest("[data-span]") !== block) return null;
  const [first, last] = (block.getAttribute("data-span") as string).split("-").map(Number) as [number, number];
  let at = first;
  let start = -1;
  let end = -1;
  let words = "";
  for (const node of texts(block)) {
    const from = before(node, range.startContainer, range.startOffset);
    const to = before(node, range.endContainer, range.endOffset);
    if (start < 0 && from < node.data.length) start = at + length(node.data.slice(0, from));
    words += node.data.slice(from, to);
    if (to > 0) end = at + length(node.data.slice(0, to));
    at += length(node.data);
  }
  if (at !== last || start < 0 || end <= start) return null;
  const lead = length(words) - length(words.trimStart());
  const trail = length(words) - length(words.trimEnd());
  return start + lead < end - trail ? { start: start + lead, end: end - trail, words: words.trim() } : null;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

/** How much of a text node stands before a boundary. */
function before(node: Text, container: Node, offset: number): number {
  if (container === node) return offset;
  const range = document.createRange();
  range.setStart(container, offset);
  return range.comparePoint(node, 0) >= 0 ? 0 : node.data.length;
}
