/** From where an address can be opened, as far as its text tells; the server judges when it is saved. */
export type Reach = 'none' | 'machine' | 'shop' | 'internet' | 'unclear'

const shop = [/^10\./, /^192\.168\./, /^172\.(1[6-9]|2\d|3[01])\./, /^169\.254\./, /\.(local|lan|home|internal)$/, /^\[f[cd]/, /^\[fe80/]
const machine = /^(localhost|127\.|\[::1\])/

export function reachOf(text: string): Reach {
  const address = text.trim().toLowerCase()
  if (address === '') return 'none'
  const found = /^https?:\/\/([^/?#@]+)\/?$/.exec(address)
  const host = found?.[1]?.replace(/:\d+$/, '') ?? ''
  if (host === '') return 'unclear'
  if (machine.test(host)) return 'machine'
  if (shop.some((one) => one.test(host)) || !host.includes('.')) return host.startsWith('[') && !shop.some((one) => one.test(host)) ? 'internet' : 'shop'
  return 'internet'
}
