import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Server } from './server.ts'
import { totpCode } from './totp.ts'

export const owner = { name: '周敏', login: 'zhoumin', password: 'four quiet lantern words' }

/** Talks to the server as the page would, with its own cookie; for preparing a house quickly. */
export class Caller {
  private cookie = ''
  /** Secret of the second factor, once enrolled. */
  secret = ''
  constructor(private readonly url: string) {}

  async call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        Origin: this.url,
        Cookie: this.cookie,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'POST' ? { 'Idempotency-Key': randomBytes(13).toString('hex') } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const line of answer.headers.getSetCookie()) this.cookie = line.split(';')[0] ?? ''
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return (text ? JSON.parse(text) : undefined) as T
  }
  get cookies(): { name: string; value: string; url: string }[] {
    const [name = '', value = ''] = this.cookie.split('=')
    return [{ name, value, url: this.url }]
  }
}

const evening = (weekday: number) => [
  { weekday, from: '11:00', to: '14:00' },
  { weekday, from: '17:00', to: '21:30' },
]

/** Sets the house up by the API, as the wizard would; the caller is then its owner, with a second factor unless told otherwise. */
export async function openHouse(server: Server, options: { secondFactor?: boolean } = {}): Promise<Caller> {
  const caller = new Caller(server.url)
  await caller.call('POST', '/setup/owner', { ...owner, language: 'zh-CN' })
  await caller.call('PUT', '/setup/company', { name: '西湖小馆', name_zh_tw: '西湖小館', name_en: 'West Lake Bistro', currency: 'CNY' })
  const cities = await caller.call<{ items: { city: string; name: string }[] }>('GET', '/public/cities')
  const city = cities.items.find((one) => one.name.startsWith('杭州'))?.city ?? cities.items[0]?.city
  await caller.call('PUT', '/setup/city', { city, issuer_type: 'individual' })
  await caller.call('PUT', '/setup/store', { name: '西湖小馆', phone: '(000) 8888 0117', cut_over: '04:00', zone: 'Asia/Shanghai' })
  await caller.call('PUT', '/setup/hours', { weekly: [1, 2, 3, 4, 5, 6, 7].flatMap(evening) })
  await caller.call('PUT', '/setup/guest-address', { address: null })
  await caller.call('POST', '/setup/recovery-sheet')
  await caller.call('POST', '/setup/recovery-sheet/saved', { how: 'printed' })
  await caller.call('PUT', '/setup/backup', { folder: join(server.folder, 'backups'), daily_at: '03:30' })
  if (options.secondFactor ?? true) await enrol(caller)
  return caller
}

async function enrol(caller: Caller): Promise<void> {
  const { secret } = await caller.call<{ secret: string }>('POST', '/me/totp/start', { current_password: owner.password })
  caller.secret = secret
  await caller.call('POST', '/me/totp/confirm', { code: totpCode(secret) })
}

interface Role {
  role_id: string
  preset: string | null
}
/** Hires somebody for the first store; answers the one-time password. */
export async function hire(caller: Caller, name: string, login: string, preset: string): Promise<{ staff_id: string; password: string }> {
  const roles = await caller.call<{ items: Role[] }>('GET', '/roles')
  const role_id = roles.items.find((role) => role.preset === preset)?.role_id
  const me = await caller.call<{ stores: { store_id: string }[] }>('GET', '/me')
  const scope = { kind: 'stores', store_ids: me.stores.slice(0, 1).map((store) => store.store_id), store_group_ids: [] }
  const made = await caller.call<{ staff: { staff_id: string }; one_time_password: string }>('POST', '/staff', { name, login, role_id, scope, language: 'zh-CN' })
  return { staff_id: made.staff.staff_id, password: made.one_time_password }
}

/** Somebody who has been hired and has chosen an own password; answers the password. */
export async function settle(server: Server, boss: Caller, name: string, login: string, preset: string): Promise<{ caller: Caller; password: string }> {
  const { password: once } = await hire(boss, name, login, preset)
  const password = `${login} likes quiet lanterns`
  const caller = new Caller(server.url)
  await caller.call('POST', '/login', { login, password: once })
  await caller.call('POST', '/me/password', { current_password: once, new_password: password })
  return { caller, password }
}
