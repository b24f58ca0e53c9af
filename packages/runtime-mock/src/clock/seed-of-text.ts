/** A seed made of a text, by FNV-1a: who has a seed of its own does not depend on who draws first. */
export function seedOfText(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
