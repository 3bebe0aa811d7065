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

/** A small menu, a guest, a tier discount and a coupon template, so that pages have something to show. */
export async function fill(caller: Caller): Promise<{ store_id: string; guest_id: string }> {
  const me = await caller.call<{ stores: { store_id: string }[] }>('GET', '/me')
  const store_id = me.stores[0]?.store_id ?? ''
  const hot = await caller.call<{ category_id: string }>('POST', '/categories', { name: '热菜', name_en: 'Mains' })
  const drinks = await caller.call<{ category_id: string }>('POST', '/categories', { name: '酒水', name_en: 'Drinks', position: 1 })
  const dish = (name: string, name_en: string, list_minor: number, more: object = {}) => caller.call('POST', '/dishes', { name, name_en, list_minor, category_id: hot.category_id, ...more })
  await dish('龙井虾仁', 'Longjing shrimps', 15800, { code: 'H01', prices: [{ kind: 'member', tier_ids: [], price_minor: 13800 }], allergens: ['crustacean'] })
  await dish('清蒸鲈鱼', 'Steamed perch', 8800, { selling: 'market', unit: '斤', discounts: 'barred', allergens: ['fish'] })
  await dish('清炒时蔬', 'Greens of the day', 3200, { diets: ['vegan'] })
  await dish('明前龙井', 'Spring Longjing', 8800, { category_id: drinks.category_id, discounts: 'barred' })
  const phones = ['15400001234']
  const { guest_id } = await caller.call<{ guest_id: string }>('POST', '/guests', { name: '林婉', sex: 'female', phones, dietary: [{ kind: 'allergy', word: 'peanut' }], store_id })
  const programme = await caller.call<{ ladder: { tiers: { tier_id: string; name: string }[] } }>('GET', '/membership/programme')
  const gold = programme.ladder.tiers[2]?.tier_id
  await caller.call('POST', '/offers', { name: '金卡 9折', name_en: 'Gold 10% off', benefit: { kind: 'tier', rates: [{ tier_id: gold, pay_bp: 9000 }] }, conditions: { members: { who: 'members' } }, active: true })
  await caller.call('POST', '/coupon-templates', { name: '满200减20', name_en: '¥20 off ¥200', face_minor: 2000, benefit: { kind: 'cash', off_minor: 2000 }, conditions: { minimum: { need_minor: 20000, of: 'lane_start' } }, term: { kind: 'days', after: 0, days: 30 }, stock: 100 })
  await caller.call('POST', '/top-up-plans', { name: '充500送50', name_en: 'Pay 500 get 50', pay_minor: 50000, bonus_minor: 5000, bonus_months: 12 })
  await caller.call('POST', '/messages', { guest_id, store_id, purpose: 'service', channel: 'sms', text: '您的雨伞在前台，随时来取。' })
  await caller.call('POST', '/tasks', { text: '给林女士回电话', store_id, guest_id })
  return { store_id, guest_id }
}
