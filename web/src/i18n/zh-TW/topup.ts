import type zh from '../zh-CN/topup.ts'
import type { Same } from '../schema.ts'

const texts = {
  title: '儲值加值',
  note: '先識別顧客，選方案，講清條款，再收款。',
  guest: { pick: '識別顧客', change: '換一位', none: '還沒有識別顧客', noneNote: '按 F2，用手機號碼後四位、姓名、拼音或卡號找。' },
  plans: { title: '加值方案', give: '送 {amount}', noGift: '沒有贈送', own: '自定金額', ownNote: '至少 {least}', none: '還沒有加值方案', noneNote: '請總部在儲值設定裡建立方案。', holds: '現有儲值 {amount}', cap: '上限 {amount}', amount: '加值金額' },
  terms: { title: '要向顧客說明', version: '條款第 {n} 版', accept: '已向顧客說明，顧客同意', missing: '先請顧客同意條款' },
  pay: { title: '收款', credited: '業績歸', creditedNone: '不指定', given: '實收現金', change: '找零 {amount}' },
  act: { pay: '收款 {amount}', none: '收款', next: '再充一位', print: '列印憑條' },
  guardian: { label: '監護人是誰', hint: '不滿 18 歲，超過 {amount} 要監護人同意，例如「母親周寧」。' },
  history: { title: '買過的儲值', left: '餘 {principal}，贈金 {bonus}', back: '已退 {amount}', none: '沒有儲值紀錄', own: '自訂金額' },
  preview: { title: '憑條預覽', pay: '顧客付', principal: '本金', bonus: '贈金', after: '加值後', now: '現在', sum: '儲值合計' },
  done: { title: '加值完成', principal: '本金餘 {amount}', bonus: '贈金餘 {amount}', change: '找零' },
  term: {
    principal_never_ends: '本金永不過期。',
    bonus_ends_as_shown: '贈金的期限寫在憑條上，沒寫就是不過期。',
    spent_in_proportion: '每次消費，本金和贈金按比例扣。',
    no_reason_refund: '加值後 {n} 天內沒用過，可以無理由退。',
    refund_by_wish: '之後不想用了也可以退，按實際折扣扣除已用部分。',
    refund_when_house_at_fault: '因我們的原因，退還全部餘下的本金。',
    paid_back_within: '同意退款後 {n} 天內退到帳。',
    cap: '每張卡的餘額最多 {most_minor}。',
    may_be_handed_over: '可以轉給別人。',
    stop_is_told_before: '停止使用會提前 {n} 天通知。',
  },
  ground: { no_reason: '無理由（沒用過、在期限內）', wish: '顧客不想用了', circumstances: '顧客健康等情況變了', store_moved: '門市搬走，很不方便', passed_on: '轉給別人經營沒問過', not_delivered: '答應的沒做到', worsened: '漲價或變差沒問過', closing: '門市停業' },
  refund: { ended: '合約哪天終止', endedHint: '不是今天，從那天起算利息。', lines: '怎麼算的', principal: '餘下的本金', ratio: '按實付比例（第 18 條）', listPrice: '按菜單價（第 19 條）', adds: '本店補足', madeUp: '本店先前已補付', interest: '利息：{rate} {percent}% × {days} 天 ÷ 365', rates: { lpr: '一年期 LPR', deposit: '一年期存款基準利率', agreed: '約定利率' }, bonusVoid: '贈金作廢', cash: '現金最多退 {amount}，其餘原路或轉帳。', title: '退這筆加值', open: '退加值', ground: '為什麼退', reason: '說明', act: '退 {amount}', back: '退給顧客', done: '已退 {amount}', list: '最近的加值', none: '沒有加值記錄', paid: '付 {amount}', gift: '送 {amount}', note: '退多少由伺服器按法規算。' },
} satisfies Same<typeof zh>
export default texts
