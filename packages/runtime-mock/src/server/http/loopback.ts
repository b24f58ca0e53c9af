/**
 * Whether a `Host` header names this machine. SDKs put `sync-` before the host for some operations; a page of the web that has its own
 * name lead to 127.0.0.1 sends that name, and gets no answer.
 */
export function isLoopback(host: string): boolean {
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^sync-/, '')
    .toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name)
}
