import { given, headersOf, headersText, notices, of, type Channel, type Settings } from './channelValues.ts'

/** Every field of every carrier, so that changing over loses nothing that was typed. */
export function smsValues(channel: Channel) {
  const [aliyun, tencent, http] = [of(channel, 'aliyun'), of(channel, 'tencent'), of(channel, 'http')]
  const kept: Record<string, string | undefined> = aliyun?.templates ?? tencent?.templates ?? {}
  return {
    enabled: channel.enabled,
    adapter: (channel.settings?.adapter ?? 'aliyun') as string,
    key_id: aliyun?.access_key_id ?? tencent?.secret_id ?? '',
    app_id: tencent?.sdk_app_id ?? '',
    secret: '',
    templates: Object.fromEntries(notices.map((notice) => [notice, kept[notice] ?? ''])) as Record<(typeof notices)[number], string>,
    url: http?.url ?? '',
    headers: headersText(http?.headers as Record<string, string> | undefined),
    body: http?.body ?? '{"phone":"{phone}","text":"{text}","id":"{id}"}',
    code_path: http?.code_path ?? '',
    code_ok: http?.code_ok ?? '',
    id_path: http?.id_path ?? '',
    content_type: http?.content_type ?? 'application/json',
    signature: http?.signature ?? null,
  }
}

export function smsSettings(v: ReturnType<typeof smsValues>): Settings {
  const key = v.key_id.trim()
  if (v.adapter === 'aliyun') return { adapter: 'aliyun', access_key_id: key, templates: given(v.templates) } as Settings
  if (v.adapter === 'tencent') return { adapter: 'tencent', secret_id: key, sdk_app_id: v.app_id.trim(), templates: given(v.templates) } as Settings
  const blank = (text: string) => text.trim() || null
  return { adapter: 'http', url: v.url.trim(), headers: headersOf(v.headers), body: v.body, content_type: v.content_type, code_path: blank(v.code_path), code_ok: blank(v.code_ok), id_path: blank(v.id_path), signature: v.signature } as Settings
}
