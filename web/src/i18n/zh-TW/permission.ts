import type zh from '../zh-CN/permission.ts'
import type { Same } from '../schema.ts'

const texts = {
  title: {
    guest: {
      read: '檢視顧客卡（手機遮罩）',
      reveal: '顯示完整手機號碼',
      write: '登錄與修改顧客',
      sensitive: '檢視忌口、過敏等敏感資料',
      merge: '合併重複顧客',
      import: '匯入顧客',
      export: '匯出顧客',
      erase: '刪除顧客資料',
    },
    member: {
      join: '辦理入會',
    },
    card: {
      issue: '發卡、換卡',
      manage: '掛失、停用會員卡',
    },
    tier: {
      edit: '修改等級規則',
      grant: '直接授予等級',
    },
    group: {
      manage: '管理企業與家庭',
    },
    identity: {
      review: '審核身分',
    },
    reward: {
      edit: '修改兌換品',
      redeem: '兌換',
    },
    points: {
      adjust: '調整點數',
    },
    stored_value: {
      top_up: '儲值',
      refund: '退儲值金',
      edit: '修改儲值方案',
    },
    gift_card: {
      sell: '販售禮物卡',
    },
    ledger: {
      read: '檢視帳本',
      verify: '核對帳本',
    },
    menu: {
      edit: '修改菜單',
    },
    order: {
      take: '點餐',
      send: '送單至廚房',
    },
    kitchen: {
      work: '廚房出餐',
    },
    stock: {
      count: '盤點',
      purchase: '採購',
    },
    offer: {
      read: '檢視優惠',
      edit: '修改優惠',
      activate: '啟用優惠',
    },
    coupon: {
      edit: '修改優惠券',
      issue: '發放優惠券',
      void: '作廢優惠券',
    },
    bill: {
      open: '開單',
      settle: '結帳',
      discount: '手動折扣',
      comp: '招待、免單',
      void: '作廢帳單',
      refund: '退款',
      reopen: '反結帳',
      on_account: '簽帳',
      import: '匯入歷史帳單',
    },
    shift: {
      own: '自己的交班',
      manage: '管理交班',
    },
    day: {
      close: '日結',
    },
    invoice: {
      manage: '管理發票',
    },
    floor: {
      edit: '修改桌位圖',
    },
    table: {
      work: '桌邊服務',
    },
    reservation: {
      write: '登錄訂位',
      override: '超出規則接受訂位',
    },
    queue: {
      work: '排隊叫號',
    },
    banquet: {
      manage: '管理宴會',
    },
    call: {
      answer: '接聽電話',
      configure: '設定電話',
    },
    segment: {
      edit: '修改分眾',
    },
    campaign: {
      edit: '修改行銷活動',
      send: '發送行銷',
    },
    journey: {
      edit: '修改自動行銷',
    },
    template: {
      edit: '修改訊息範本',
    },
    message: {
      write: '給顧客發服務訊息',
      read: '檢視訊息匣',
    },
    activity: {
      edit: '修改活動',
      check_in: '活動報到',
    },
    case: {
      work: '處理客訴與建議',
      compensate: '補償顧客',
    },
    survey: {
      edit: '修改問卷',
    },
    review: {
      reply: '回覆評論',
    },
    follow_up: {
      work: '回訪',
    },
    report: {
      store: '檢視門市報表',
      company: '檢視全公司報表',
      export: '匯出報表',
    },
    staff: {
      manage: '管理員工',
    },
    role: {
      edit: '修改角色與權限',
    },
    training: {
      edit: '修改教育訓練',
    },
    goal: {
      edit: '修改目標',
    },
    handover: {
      write: '撰寫交接',
    },
    praise: {
      write: '撰寫讚揚',
    },
    task: {
      work: '處理待辦',
    },
    market_note: {
      write: '撰寫市場筆記',
    },
    approval: {
      decide: '核准超額操作',
    },
    settings: {
      edit: '修改設定',
    },
    device: {
      enrol: '登錄裝置',
    },
    key: {
      manage: '管理串接金鑰',
    },
    audit: {
      read: '檢視稽核紀錄',
    },
    backup: {
      run: '備份與還原',
    },
    privacy: {
      manage: '處理隱私請求',
    },
    job: {
      manage: '管理所有背景工作',
    },
  },
  group: {
    guests: '顧客',
    membership: '會員與資產',
    ledger: '帳本',
    ordering: '點餐與廚房',
    stock: '庫存',
    pricing: '優惠',
    checkout: '收銀',
    seating: '外場',
    calls: '電話',
    outreach: '行銷',
    activities: '活動',
    service: '服務',
    voice: '顧客心聲',
    insight: '分析',
    team: '團隊',
    settings: '設定',
    platform: '系統',
    audit: '稽核',
    kitchen: '廚房',
    other: '其他',
  },
  limit: {
    discount_bp: '手動折扣上限',
    discount_minor: '手動減免上限',
    refund_minor: '退款上限',
    comp_minor: '招待免單上限',
    points_adjust: '調整點數上限',
    export_rows: '單次匯出上限',
  },
  unit: {
    bp: '%',
    minor: '元',
    points: '點',
    rows: '列',
  },
} satisfies Same<typeof zh>
export default texts
