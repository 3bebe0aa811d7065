import type { Item, Sent } from '../../api/shapes.ts'

export type Channel = Item<'/api/v1/settings/channels'>
export type ChannelBody = Sent<'/api/v1/settings/channels', 'put'>
export type Settings = NonNullable<Channel['settings']>
type Of<A extends Settings['adapter']> = Extract<Settings, { adapter: A }>

export const notices = ['receipt', 'top_up', 'tier_changed', 'points_expiring'] as const
export type Notice = (typeof notices)[number]

/** The settings of an adapter as they are, or empty ones. */
export const of = <A extends Settings['adapter']>(channel: Channel, adapter: A): Of<A> | null =>
  channel.settings?.adapter === adapter ? (channel.settings as Of<A>) : null

/** `name: value`, one a line. */
export function headersOf(text: string): Record<string, string> {
  const pairs = text.split('\n').map((line) => line.split(/:(.*)/s)).filter(([name, value]) => name?.trim() && value !== undefined)
  return Object.fromEntries(pairs.map(([name, value]) => [name!.trim(), value!.trim()]))
}
export const headersText = (headers: Record<string, string> | undefined) => Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`).join('\n')

/** Only the ids that were given. */
export const given = (templates: Record<string, string>) => Object.fromEntries(Object.entries(templates).filter(([, id]) => id.trim() !== '').map(([notice, id]) => [notice, id.trim()]))
