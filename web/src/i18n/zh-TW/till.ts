import type zh from '../zh-CN/till.ts'
import type { Same } from '../schema.ts'

const texts = {
  title: '收銀台',
  tabs: { label: '收銀台', till: '收銀', bills: '帳單', topUp: '加值', refund: '退款' },
  top: { live: '已連線', polling: '每 5 秒重新整理', off: '連線斷開', console: '回管理後台', account: '帳號與外觀', signOut: '退出登入', store: '在哪家店收銀', demo: '示範' },
  narrow: { title: '收銀台要寬一些的螢幕', text: '這裡至少要 1024 像素寬。帳單、退款在窄螢幕上也能用。', act: '看帳單' },
  noStore: { title: '還沒有門市', text: '先在設定裡開一家店。' },
  mode: { label: '收銀方式', amount: '金額收銀', dishes: '點菜' },
  field: { amount: '消費金額', part: '其中不參與優惠', partHint: '酒水、海鮮、附加費等', table: '桌號', guests: '人數', none: '沒有' },
  open: { title: '未結帳單', none: '沒有未結的帳單', act: '未結 {n}', take: '接著收這張', fresh: '新開一張', note: '{at} 開單 · {by}' },
  lines: {
    caption: '帳單上的菜', name: '菜品', qty: '數量', price: '價格', member: '會員價', off: '優惠', sum: '小計',
    empty: '還沒有菜', emptyNote: '按 / 或點「加菜」，用拼音、首字母、編碼或菜名找。',
    add: '加菜', remove: '去掉 {name}', more: '{name} 多一份', less: '{name} 少一份', qtyOf: '{name} 的數量', market: '時價', soldOut: '售完', allergy: '含{what}，顧客過敏', wait: '正在計價',
  },
  foot: { list: '按菜單價合計', member: '會員價', offers: '菜品與整單優惠', after: '優惠後小計' },
  menu: { title: '菜單', find: '拼音、首字母、編碼、菜名', all: '全部', none: '沒有找到「{q}」', noneYet: '菜單還是空的', noneYetNote: '在「菜單」裡輸入或導入菜品。', done: '收起菜單', add: '加上' },
  dish: { weight: '重量', market: '今天的單價', qty: '份數', pick: '選 {least} 到 {most} 項', pickOne: '選一項', pickAny: '最多選 {most} 項', note: '備註', noteHint: '給廚房看', add: '加到帳單', save: '改好了', extra: '加 {amount}', missing: '還沒選好' },
  guest: {
    none: '還沒有識別顧客', noneNote: '按 F2：手機號碼後四位、姓名、拼音、卡號，或掃會員碼。', off: '不掛這位顧客', open: '看顧客資料',
    points: '點數', stored: '儲值', coupons: '優惠券', couponCount: '{n} 張', visits: '第 {n} 次', birthday: '生日 {day}', lunar: '農曆{day}', notMember: '還不是會員', join: '請他入會', expires: '{n} 點 {day}到期', debt: '欠 {n} 點', noRead: '看不到詳細資料：沒有「查看顧客」權限。',
  },
  greeting: {
    birthday: '{name}，生日快樂。', soon_birthday: '{name}，提前祝您生日快樂。', first_visit: '{name}，歡迎第一次來。', long_away: '{name}，好久沒見您了。', welcome_back: '{name}，歡迎回來。', tier_new: '{name}，恭喜您升到{tier}。', hello: '{name}，您好。',
  },
  ladder: {
    proven: '已證明最省', within: '離最省最多差 {amount}', hide: '收起', show: '展開', off: '不用「{name}」', on: '用上', sumOffers: '優惠 {amount}', sumPoints: '點數 {amount}', notUsed: '沒有用上', none: '沒有優惠可用', noneNote: '識別顧客後，會自動用上最省的一組。', gifts: '另送',
    empty: '輸入金額或加菜，就能看到怎麼算的',
  },
  group: { allowance: '餐補 {amount}', shared: '團體餘額 {amount}', free: '不限額', left: '{bound}還能付 {amount}', none: '{bound}已用完', bound: { bill: '這單', meal: '{meal}', day: '今天' }, meal: { breakfast: '早餐', lunch: '午餐', afternoon: '下午', dinner: '晚餐', late: '宵夜' }, used: '今天已付 {amount}', pay: '用{name}付', ends: '月底清零' },
  due: { saved: '優惠 {amount}', points: '點數抵 {amount}', earns: '全用現金類支付，結帳後得 {n} 點', earnsSo: '這樣付，結帳後得 {n} 分', earnsNone: '這單不得點數', stale: '正在重新計價', waiting: '等金額', left: '還差', over: '多了 {amount}', asked: '顧客要求', rest: '其餘', notMore: '去掉這筆{tender}' },
  pad: { label: '數字鍵盤', received: '實收現金', partly: '這筆金額', exact: '正好 {amount}', back: '退格', key: '鍵 {key}' },
  act: { identify: '識別', coupons: '優惠券', points: '點數', manual: '手工優惠', settle: '結帳 {amount}', settleNone: '結帳', clear: '清空', void: '作廢這張', more: '更多', reprint: '重印上一張' },
  key: { stored: '用儲值付', identify: '識別顧客', coupons: '優惠券', points: '用點數', manual: '手工折扣、贈菜、免單', settle: '結帳', reprint: '重印上一張', find: '找菜', quantity: '改數量', up: '上一行', down: '下一行', remove: '去掉這一行', mode: '金額收銀與點菜互換', open: '未結帳單' },
  identify: {
    title: '識別顧客', field: '手機號碼後四位、手機號碼、姓名、拼音或卡號', hint: '↑↓ 選，數字或回車確認', none: '沒有找到「{q}」', noneNote: '輸入完整手機號碼，可以當場入會。', names: '姓名還在讀取，先用手機號碼。', last: '上次來 {day}', never: '還沒來過', here: '今晚在店', card: '卡 {no}', hits: '找到 {n} 位',
    payment: '這是付款碼。付款請在收款機上掃。', member: '會員碼還不能在這裡識別，請報手機號碼後四位。',
  },
  join: {
    title: '請新顧客入會', phone: '手機號碼', name: '稱呼或姓名', terms: '顧客已看過會員章程和個人資訊說明，並同意', guardian: '不滿 14 歲，監護人已同意', act: '入會並掛上帳單', done: '{name} 已入會', gifts: '{name} 已入會，送 {points} 分和 {n} 張券', missed: '「{coupon}」沒有送出：已發完、停發或到了每人上限。', back: '回去重找', titles: { none: '不填', ms: '女士', mr: '先生' }, titleLabel: '稱謂',
  },
  coupons: { title: '優惠券與優惠', note: '已經替顧客用上最省的一組。不想用的可以去掉。', used: '用上了，省 {amount}', none: '沒有券，也沒有優惠', on: '用', off: '不用' },
  points: { title: '用點數抵', most: '最多用 {n} 點，抵 {amount}', have: '有 {n} 點', field: '用多少點', all: '全用', act: '用這些點數', off: '不用點數', none: '這張帳單現在不能用點數', noGuest: '先識別顧客' },
  manual: {
    title: '手工優惠', act: '給什麼', percent: '打折', amount: '減金額', gift: '贈菜', comp: '免單', pay: '收幾折', payHint: '88 就是 8.8 折', off: '減多少', line: '送哪一道', reason: '原因', reasonHint: '寫進帳單和操作紀錄', add: '給這個優惠', note: '超過自己的額度，結帳時要另一個人批准。', reasons: { wait: '上菜慢', taste: '口味不對', guest: '照顧老顧客', mistake: '我們的錯' },
  },
  voucher: { title: '團購券', face: '券面金額', paid: '顧客買券付了', amount: '這單抵', add: '用這張券', note: '用了團購券，一般不再同享店裡優惠；金額會重新算。' },
  settle: { needGuest: '先識別顧客', offline: '連不上伺服器，現在不能結帳。別的收銀機可能還能用。', short: '還差 {amount}', again: '再按一次 F8 接著結，不會收兩遍。', working: '正在結帳' },
  receipt: {
    title: '已結帳', first: '這張帳單已經結過了，這是第一次的收據。', change: '找零', noChange: '不用找零', earned: '得 {n} 點', spent: '用 {n} 點', balance: '餘 {n} 點', stored: '儲值餘 {amount}', tier: '升到{tier}', print58: '列印 58 mm', print80: '列印 80 mm', qr: '掃碼看帳單', qrLabel: '帳單QR Code', next: '下一位', bill: '看這張帳單', paid: '實付 {amount}',
  },
  live: { changed: '另一臺收銀機剛改了這張帳單，已讀取最新的。', settled: '另一臺收銀機已經結了這張帳單。', voided: '這張帳單已作廢。', soldOut: '「{name}」剛剛售完。' },
  void: { title: '作廢帳單', note: '作廢後不能再收這張，編號保留。', reason: '原因', act: '作廢', done: '帳單已作廢' },
  approval: { bill: '{no}，應付 {amount}' },
} satisfies Same<typeof zh>
export default texts
