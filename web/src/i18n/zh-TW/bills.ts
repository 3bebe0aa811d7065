import type zh from '../zh-CN/bills.ts'
import type { Same } from '../schema.ts'

const texts = {
  title: '帳單',
  note: '按營業日看，點一張看怎麼算的',
  empty: '這一天還沒有帳單',
  filter: { day: '營業日', state: '狀態', anyState: '全部狀態', table: '桌號', amount: '金額', billNo: '單號', today: '今天' },
  scope: { label: '來自銷售分析', day: '{from}', days: '{from} 至 {to}', hour: '{hour} 點', all: '看全部帳單', new: '新客', returning: '回頭客', unknown: '未識別顧客', dish: '指定菜品' },
  col: { no: '單號', table: '桌', guest: '顧客', guests: '人數', state: '狀態', due: '應付', refunded: '已退', when: '時間' },
  noGuest: '散客',
  detail: { title: '第 {n} 號帳單', opened: '{at} 開單 · {by}', settled: '{at} 結帳 · {by}', dishes: '點了什麼', why: '為什麼是 {amount}', paid: '怎麼付的', came: '帶來什麼', refunds: '退過什麼', none: '沒有優惠', notUsed: '沒有用上' },
  came: { earned: '得點數', spent: '用點數', growth: '成長值', coupons: '核銷券', points: '點數餘', stored: '儲值餘', tier: '等級', count: '{n} 張' },
  refunded: { by: '{at} · {by} · {reason}', line: '退 {amount}' },
  imported: { chip: '匯入', from: '匯入自 {source}', no: '單號 {no}', note: '別的收銀機收的，在這裡不能退款。' },
  act: { refund: '退款', print58: '列印 58 mm', print80: '列印 80 mm', take: '接著收', void: '作廢', back: '帳單' },
  refund: {
    title: '退款', note: '選要退的，先看清錢和點數退到哪裡，再退。', pick: '選一張已結的帳單', pickNote: '按單號或金額找，或從列表點。', whole: '整單退', parts: '退一部分', byQty: '退幾份', byAmount: '退多少錢',
    left: '還能退 {amount}', leftQty: '還有 {n}', none: '這張帳單沒有可退的了', where: '退到哪裡', sum: '共退 {amount}', choose: '先選要退的菜', wait: '正在算',
    tender: '{tender}退', stored: '退回儲值', principal: '其中本金 {amount}', bonus: '其中贈金 {amount}', pointsBack: '還給顧客點數', pointsTaken: '收回這單得的點數', growth: '收回成長值', debt: '收回後顧客欠 {n} 點', coupons: '還給顧客的券', couponsNone: '券只在整單退完時還', count: '{n} 張',
    reason: '原因', reasonHint: '寫進帳單和操作紀錄', reasons: { dish: '退菜', taste: '口味不對', wrong: '收錯了', wish: '顧客要求' }, act: '退 {amount}', actNone: '退款', done: '已退 {amount}', note2: '超過自己的額度要另一個人批准。', changed: '金額剛變了，請再看一遍。', back: '回到帳單', cash: '請當面退現金 {amount}',
  },
} satisfies Same<typeof zh>
export default texts
