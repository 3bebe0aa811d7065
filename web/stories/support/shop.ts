import type { Caller } from './api.ts'

/** The cast of the look's bill: a house with a menu, offers, coupons and 林婉, entered over the API as their owners would. */
export interface Shop {
  storeId: string
  guestId: string
  dishes: Record<string, string>
}
interface Tier {
  tier_id: string
  name: string
}

const phoneOf = (last: string) => `1540000${last}`
const yuan = 100

export async function storeOf(boss: Caller): Promise<string> {
  return (await boss.call<{ stores: { store_id: string }[] }>('GET', '/me')).stores[0]?.store_id ?? ''
}
/** Somebody with a phone that ends with these four digits has joined. */
export async function join(boss: Caller, storeId: string, last: string, name: string, title = '女士'): Promise<string> {
  const guest = { phone: phoneOf(last), name, title }
  return (await boss.call<{ guest_id: string }>('POST', '/members', { guest, terms_version: 1, guardian_agreed: false, store_id: storeId })).guest_id
}
interface Opened {
  bill_id: string
  version: number
  quote: { due_minor: number }
}
/** A bill of one amount, paid at once. */
export async function buy(boss: Caller, storeId: string, guestId: string | null, minor: number, tender: 'cash' | 'stored_value' = 'cash'): Promise<string> {
  const content = { mode: 'amount', amount_minor: minor }
  const bill = await boss.call<Opened>('POST', `/stores/${storeId}/bills`, { guests: 2, guest_id: guestId, content })
  const due = bill.quote.due_minor
  const paid = tender === 'cash' ? { tender, amount_minor: due, given_minor: due } : { tender, amount_minor: due }
  await boss.call('POST', `/bills/${bill.bill_id}/settle`, { version: bill.version, due_minor: due, tenders: [paid] })
  return bill.bill_id
}
/** Gives or takes points so that the guest has this many. */
export async function setPoints(boss: Caller, storeId: string, guestId: string, wanted: number): Promise<void> {
  const { balances } = await boss.call<{ balances: { points: number } }>('GET', `/guests/${guestId}/account`)
  const points = wanted - balances.points
  if (points !== 0) await boss.call('POST', `/guests/${guestId}/points-adjustments`, { points, reason: '对账', store_id: storeId })
}
export async function plan(boss: Caller, name = '充 1000 送 100', pay = 1000, bonus = 100): Promise<string> {
  return (await boss.call<{ top_up_plan_id: string }>('POST', '/top-up-plans', { name, pay_minor: pay * yuan, bonus_minor: bonus * yuan })).top_up_plan_id
}
/** 充 1000 送 100, of which so much is left. */
async function storedValue(boss: Caller, storeId: string, guestId: string, left: number): Promise<void> {
  const top_up_plan_id = await plan(boss)
  await boss.call('POST', `/stores/${storeId}/top-ups`, { guest_id: guestId, top_up_plan_id, terms_version: 1, tenders: [{ tender: 'wechat', amount_minor: 100_000 }] })
  await buy(boss, storeId, guestId, 110_000 - left, 'stored_value')
}

type Said = [name: string, code: string, category: string, minor: number, more?: object]
const member = (minor: number) => ({ prices: [{ kind: 'member', tier_ids: [], price_minor: minor }] })
const menu: Said[] = [
  ['龙井虾仁', 'LJXR', '热菜', 15_800, { ...member(13_800), allergens: ['crustacean'] }],
  ['蟹粉豆腐', 'XFDF', '热菜', 6_800, member(5_800)],
  ['清蒸鲈鱼', 'QZLY', '海鲜', 8_800, { selling: 'market', unit: '斤', discounts: 'barred' }],
  ['叫化鸡 半只', 'JHJ', '热菜', 5_800],
  ['宋嫂鱼羹', 'SSYG', '热菜', 4_800],
  ['杭椒牛柳', 'HJNL', '热菜', 7_800],
  ['清炒时蔬', 'QCSS', '热菜', 3_200],
  ['长寿面', 'CSM', '主食', 2_800],
  ['米饭', 'MF', '主食', 300],
  ['明前龙井 壶', 'MQLJ', '酒水', 8_800, { discounts: 'barred' }],
]

async function enterMenu(boss: Caller, storeId: string): Promise<Record<string, string>> {
  const categories: Record<string, string> = {}
  const dishes: Record<string, string> = {}
  for (const [name, code, category, list_minor, more] of menu) {
    categories[category] ??= (await boss.call<{ category_id: string }>('POST', '/categories', { name: category, position: Object.keys(categories).length * 10 })).category_id
    const made = await boss.call<{ dish: { dish_id: string } }>('POST', '/dishes', { name, code, category_id: categories[category], list_minor, ...more })
    dishes[name] = made.dish.dish_id
  }
  const kept = await boss.call<{ version: number }>('GET', `/stores/${storeId}/charges`)
  const charges = [{ name: '茶位', charge: 'tea_seat', size: { by: 'guest', unit_minor: 500 } }]
  await boss.call('PUT', `/stores/${storeId}/charges`, { charges }, { 'If-Match': `"${kept.version}"` })
  return dishes
}
async function tierNamed(boss: Caller, name: string): Promise<string> {
  const programme = await boss.call<{ ladder: { tiers: Tier[] } }>('GET', '/membership/programme')
  const found = programme.ladder.tiers.find((tier) => tier.name.includes(name))
  if (!found) throw new Error(`no tier ${name}: ${programme.ladder.tiers.map((tier) => tier.name).join(' ')}`)
  return found.tier_id
}
async function enterOffers(boss: Caller, dishes: Record<string, string>): Promise<void> {
  const rules = await boss.call<{ version: number }>('GET', '/pricing-rules')
  await boss.call('PUT', '/pricing-rules', { round_off: { step_minor: 100, rounding: 'down' } }, { 'If-Match': `"${rules.version}"` })
  const deal = { kind: 'deal', buy: 1, buy_dishes: { of: 'all' }, get: 1, off: { by: 'percent', pay_bp: 5_000 }, which: 'cheapest', pool: 'dish', at_most: null, incomplete: false }
  await boss.call('POST', '/offers', { name: '叫化鸡第二份半价', active: true, lane: 'line', position: 1, benefit: deal, dishes: { of: 'dishes', dish_ids: [dishes['叫化鸡 半只']] } })
  const benefit = { kind: 'tier', rates: [{ tier_id: await tierNamed(boss, '金'), pay_bp: 9_000 }] }
  await boss.call('POST', '/offers', { name: '金卡 9折', active: true, position: 7, benefit })
}
/** A coupon out of a template of its own. */
export async function coupon(boss: Caller, storeId: string, guestId: string, days: number, body: object): Promise<void> {
  const template = await boss.call<{ coupon_template_id: string }>('POST', '/coupon-templates', { ...body, term: { kind: 'days', after: 0, days } })
  await boss.call('POST', `/coupon-templates/${template.coupon_template_id}/coupons`, { guest_ids: [guestId], count: 1, store_id: storeId })
}
export const cashOff = (name: string, need: number, off: number): object => ({
  name,
  face_minor: off * yuan,
  position: 8,
  benefit: { kind: 'cash', off_minor: off * yuan },
  conditions: { minimum: { need_minor: need * yuan, of: 'lane_start' } },
})
const forNothing = (name: string, dish: string | undefined) => ({
  name,
  lane: 'line',
  position: 2,
  benefit: { kind: 'deal', buy: 0, buy_dishes: { of: 'all' }, get: 1, off: { by: 'percent', pay_bp: 0 }, which: 'cheapest', pool: 'together', at_most: 1, incomplete: false },
  dishes: { of: 'dishes', dish_ids: [dish] },
})

/** 西湖小馆 on its evening: the bill of the pictures comes to ¥649. */
export async function openShop(boss: Caller): Promise<Shop> {
  const storeId = await storeOf(boss)
  const guestId = await join(boss, storeId, '1234', '林婉')
  await buy(boss, storeId, guestId, 300_000)
  await storedValue(boss, storeId, guestId, 56_250)
  const dishes = await enterMenu(boss, storeId)
  await enterOffers(boss, dishes)
  await coupon(boss, storeId, guestId, 11, forNothing('生日礼 长寿面', dishes['长寿面']))
  await coupon(boss, storeId, guestId, 39, cashOff('满 300 减 50', 300, 50))
  await coupon(boss, storeId, guestId, 39, cashOff('满 200 减 20', 200, 20))
  await setPoints(boss, storeId, guestId, 3_280)
  return { storeId, guestId, dishes }
}

/** What stands on the bill of the pictures, in its order. */
export const goldenLines: [name: string, milli: number, market?: number][] = [
  ['龙井虾仁', 1000],
  ['蟹粉豆腐', 1000],
  ['清蒸鲈鱼', 1350, 8_800],
  ['叫化鸡 半只', 2000],
  ['宋嫂鱼羹', 1000],
  ['杭椒牛柳', 1000],
  ['清炒时蔬', 1000],
  ['长寿面', 1000],
  ['米饭', 6000],
  ['明前龙井 壶', 1000],
]
export async function openGoldenBill(boss: Caller, shop: Shop): Promise<string> {
  const dishes = goldenLines.map(([name, qty_milli, market_minor]) => ({ dish_id: shop.dishes[name], qty_milli, ...(market_minor ? { market_minor } : {}) }))
  const body = { table: 'B2', guests: 6, guest_id: shop.guestId, content: { mode: 'dishes', dishes }, points_asked: { use: 'exactly', points: 2000 } }
  return (await boss.call<{ bill_id: string }>('POST', `/stores/${shop.storeId}/bills`, body)).bill_id
}
