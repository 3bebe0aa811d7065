import type { Same } from '../schema.ts'
import type zh from '../zh-CN/approvals.ts'

const texts = {
  title: '簽核',
  note: '您提出的申請，以及結果。',
  noteDecider: '等您同意的事，以及您自己的申請。',
  group: { decide: '等您簽核', mine: '我的申請', others: '等別人簽核', past: '已處理' },
  state: { waiting: '等待中', approved: '已同意', denied: '未同意', used: '已同意，已辦理', expired: '已過期' },
  asks: '{name} 想要{act}',
  youAsk: '您申請：{act}',
  until: '{at} 前有效',
  decidedBy: '{name} · {at}',
  goOn: '已經同意。回到剛才那一頁再按一次，5 分鐘內有效。',
  remark: '附註',
  noteHint: '對方會看到',
  approve: '同意',
  deny: '不同意',
  approved: '已同意 {name} 的申請',
  denied: '沒有同意 {name} 的申請',
  empty: '沒有等您簽核的事',
  emptyMine: '沒有等待中的申請',
  emptyNote: '超過自己額度的退款、折扣、匯出，會先到這裡等另一個人同意。',
  store: '門市',
  percent: '{n}%',
  limit: {
    discount_bp: '折扣',
    discount_minor: '折讓金額',
    refund_minor: '退款金額',
    comp_minor: '招待金額',
    points_adjust: '調整點數',
    export_rows: '匯出列數',
  },
  summary: { what: '內容', range: '日期', only: '只含', rows: '列數', reason: '原因', amount: '金額', guest: '顧客', bill: '帳單' },
  ask: {
    title: '請另一個人同意',
    say: '這一步超過您的額度：{act}。',
    here: '請對方在這裡輸入',
    login: '對方的帳號',
    password: '對方的密碼',
    wait: '也可以等：對方打開「簽核」就看得到。同意後這裡會自動繼續，請不要關閉。',
  },
} satisfies Same<typeof zh>
export default texts
