import type { Same } from '../schema.ts'
import type zh from '../zh-CN/imports.ts'

const texts = {
  title: '匯入歷史帳單',
  note: '把別的收銀系統匯出的檔案放進來，看懂了再匯，匯錯了整批復原。',
  drop: { choose: '選擇檔案', drop: '或拖到這裡（CSV、XLSX，可用 .gz，最大 100 MB）', reading: '正在上傳', other: '換一個檔案' },
  safe: '只匯入已收款的帳單：進報表和顧客紀錄，不動積分、儲值和庫存。',
  into: '匯入到{store}',
  empty: '還沒有匯入過',
  emptyNote: '從收銀系統匯出「帳單明細」或「菜品銷售明細」，放到上面就行。',
  noStore: '先選一家門市',
  col: { file: '檔案', state: '進度', days: '營業日', orders: '帳單', revenue: '實收', when: '上傳' },
  noName: '未命名檔案',
  byHand: '命令列',
  state: { staged: '待匯入', running: '匯入中', finished: '已匯入', undoing: '復原中', undone: '已復原', failed: '沒有成功' },
  back: '全部匯入',
  facts: '{source} · {size} · {rows} 列 · {written}',
  by: '{name} {at} 上傳',
  days: '{from} 至 {to}',
  counts: {
    title: '會匯入什麼', done: '匯入了什麼', wait: '正在清點', none: '欄位設好以後在這裡清點', orders: '帳單', fresh: '新帳單', known: '已有，不再匯', lines: '菜品列', revenue: '實收合計', guests: '認出的會員帳單', bad: '有問題的列', leftOut: '未付或已取消，不匯',
    badNote: '有問題的帳單整單不匯，其餘照常匯入。', download: '下載問題清單', gone: '問題清單已過期，重新清點後可下載', noNumber: '檔案裡沒有訂單號：有 {n} 單按時間、桌號和金額辨認重複。', nothing: '都已經匯入過了',
  },
  act: { run: '匯入 {n} 張帳單', runNone: '匯入', discard: '丟棄檔案', undo: '復原整批匯入', cancel: '停止', bills: '看帳單', again: '再試一次' },
  progress: '{percent}% · 全部寫好才會出現，中途停下什麼都不留',
  asked: { run: '開始匯入', undo: '已復原，帳單已消失', discard: '檔案已丟棄' },
  undo: { title: '復原這次匯入？', say: '這批帶來的 {n} 張帳單會從帳單、報表和顧客紀錄裡一起消失。別的不動。', keep: '不復原', sure: '復原' },
  columns: { title: '每一欄是什麼', note: '猜錯了就改，下次同一來源會記住。', column: '檔案裡的欄', means: '是', sample: '例如', how: '把握', skip: '不匯入', read: '讀這張表', sheet: '工作表 {name}', fixed: '已匯入，不能再改' },
  source: { label: '來源', hint: '同一來源裡訂單號相同的帳單只匯一次。換了名字會再匯一遍。' },
  date: { label: '日期寫法', mdy: '月/日/年', dmy: '日/月/年', ask: '請選' },
  how: { sure: '確定', likely: '多半是', guess: '猜的', saved: '記得', said: '你說的' },
  preview: { title: '前 {n} 列', line: '列', none: '檔案已經不在了' },
  target: {
    business_day: '營業日', date: '日期', time: '時間', opened_at: '下單時間', paid_at: '結帳時間', order_no: '訂單號', table: '桌號', guests: '人數', channel: '用餐方式', gross: '訂單金額', discount: '訂單優惠', net: '實收金額', refund: '退款金額', status: '訂單狀態', tender: '付款方式', phone: '會員手機', card_no: '會員卡號',
    dish: '菜名', dish_code: '菜品編碼', spec: '規格', qty: '數量', price: '單價', amount: '小計', line_off: '菜品優惠', line_net: '菜品實收',
  },
} satisfies Same<typeof zh>
export default texts
