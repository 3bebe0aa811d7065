import type zh from '../zh-CN/groups.ts'
import type { Same } from '../schema.ts'

const texts = {
  title: '團體',
  note: '單位、食堂和家庭：共享餘額、每月餐補、限額和對帳單',
  kind: { household: '家庭', company: '單位' },
  add: '新建團體',
  empty: '還沒有團體',
  emptyNote: '公司、食堂或一家人，先建一個團體，再把顧客加進來。',
  closed: '已停用',
  nameless: '資料已刪除',
  col: { name: '團體', contact: '聯絡人', members: '成員', shared: '團體餘額', allowance: '每月餐補' },
  none: '沒有',
  people: '{n} 人',
  field: {
    kind: '類型', name: '名稱', store: '按哪家店的日子和月份算', contact: '聯絡人', phone: '聯絡電話', phoneHint: '空著就保留現在的號碼', phoneGoes: '儲存後號碼就刪掉', phoneKeep: '還是留著', phoneDrop: '刪掉號碼', departments: '部門', moreDepartments: '再加部門', moreHint: '一行一個。要去掉一個部門，清空它的名字。', departmentsHint: '一行一個；沒有部門就空著', allowance: '每人每月餐補', allowanceHint: '每月 1 日發，月底清零；中途加入的，按剩下的天數發。改了從下個月起算。',
    limits: '每人最多由團體付', limitsHint: '空著就是不限，0 就是不付。餐補和團體餘額合起來算。', bill: '每單', day: '每天',
  },
  meal: { breakfast: '早餐', lunch: '午餐', afternoon: '下午', dinner: '晚餐', late: '宵夜' },
  create: '建好這個團體',
  save: '儲存',
  saved: '已儲存',
  made: '「{name}」建好了',
  edit: '修改',
  close: '停用團體',
  closeAsk: '停用後，團體不再替任何人付款，餐補作廢；餘額留在帳戶裡，可以按儲值規則退。',
  closedDone: '「{name}」已停用',
  back: '所有團體',
  balance: { title: '團體餘額', parts: '本金 {principal} · 贈金 {bonus}', topUp: '替團體加值', note: '加值、退款和個人儲值一樣辦理，守同樣的法定上限，計入預收款。', account: '看帳戶' },
  terms: { title: '約定和聯絡人', allowanceLabel: '餐補', limitsLabel: '每人最多', allowance: '每人每月 {amount}，月底清零', noAllowance: '不發餐補', noLimits: '不限額', bill: '每單 {amount}', day: '每天 {amount}', meal: '{meal} {amount}', reveal: '看完整號碼' },
  members: {
    title: '成員', add: '加成員', paste: '貼上一批', empty: '還沒有成員', emptyNote: '加進來的顧客，結帳時就能用團體的錢。',
    name: '姓名', department: '部門', nowhere: '未分部門', left: '餐補餘額', from: '開始', until: '結束', own: '另有限額', ownAllowance: '每月 {amount}', remove: '讓{name}退出', removeAsk: '{name}馬上退出：團體不再替他付，剩下的餐補 {amount} 作廢。', removed: '{name}已退出', added: '{name}已加入',
    edit: '改{name}', allowance: '單獨的每月餐補', allowanceHint: '空著就按團體的：{terms}', none: '沒有找到「{q}」，可以先到「顧客」裡登記。', ownLimits: '給他單獨的限額', find: '手機尾號、姓名、拼音或卡號', who: '哪位顧客', other: '換一位', untilHint: '從這天起不再是成員；空著就一直在',
  },
  lines: {
    title: '貼上一批成員', field: '一行一位：手機號或卡號，逗號或定位字元後寫部門', hint: '只加已經有資料的顧客，一次最多 20 行。都對才會加，有一行不對就都不加。', count: '{n} 行，一次最多 {most} 行', look: '先看看', act: '加入這 {n} 位', done: '加入了 {n} 位', line: '第 {n} 行', fine: '可以加入',
    trouble: { not_readable: '看不懂這一行', unknown: '沒有這位顧客，請先建資料', in_group: '已經在一個團體裡', twice: '上面已有這位', department: '沒有這個部門' },
  },
  statement: {
    title: '對帳單', thisMonth: '本月', lastMonth: '上月', month: '{y} 年 {m} 月', from: '從', to: '到', export: '匯出 Excel', started: '正在做對帳單，做好了在「後台任務」裡下載。', see: '去看看', empty: '這段時間沒有用餐', total: '合計',
    col: { who: '部門與成員', bills: '單數', granted: '發放餐補', allowance: '餐補支付', shared: '團體餘額支付' }, back: '已退 {amount}',
    opening: '期初餘額', topped: '加值', used: '用餐支付', other: '其他變動', closing: '期末餘額',
  },
} satisfies Same<typeof zh>
export default texts
