/** What each permission allows, in the words of the house. Keys are the codes of conventions §8. */
const texts = {
  title: {
    guest: {
      read: '看顾客卡（手机号打码）',
      reveal: '显示完整手机号',
      write: '登记和修改顾客',
      sensitive: '看忌口、过敏等敏感资料',
      merge: '合并重复顾客',
      import: '导入顾客',
      export: '导出顾客',
      erase: '删除顾客资料',
    },
    member: {
      join: '办理入会',
    },
    card: {
      issue: '发卡、换卡',
      manage: '挂失、停用会员卡',
    },
    tier: {
      edit: '改等级规则',
      grant: '直接给等级',
    },
    group: {
      manage: '管理企业与家庭',
    },
    identity: {
      review: '审核身份',
    },
    reward: {
      edit: '改兑换品',
      redeem: '兑换',
    },
    points: {
      adjust: '调整积分',
    },
    stored_value: {
      top_up: '充值',
      refund: '退储值',
      edit: '改充值方案',
    },
    gift_card: {
      sell: '卖礼品卡',
    },
    ledger: {
      read: '看账本',
      verify: '核对账本',
    },
    menu: {
      edit: '改菜单',
    },
    order: {
      take: '点菜',
      send: '下单到后厨',
    },
    kitchen: {
      work: '后厨出菜',
    },
    stock: {
      count: '盘点',
      purchase: '采购',
    },
    offer: {
      read: '看优惠',
      edit: '改优惠',
      activate: '启用优惠',
    },
    coupon: {
      edit: '改优惠券',
      issue: '发优惠券',
      void: '作废优惠券',
    },
    bill: {
      open: '开单',
      settle: '结账',
      discount: '手工折扣',
      comp: '赠菜、免单',
      void: '作废账单',
      refund: '退款',
      reopen: '反结账',
      on_account: '签单',
      import: '导入历史账单',
    },
    shift: {
      own: '自己的交班',
      manage: '管理交班',
    },
    day: {
      close: '日结',
    },
    invoice: {
      manage: '管理发票',
    },
    floor: {
      edit: '改桌位图',
    },
    table: {
      work: '看台服务',
    },
    reservation: {
      write: '写预订',
      override: '超出规则接预订',
    },
    queue: {
      work: '排队叫号',
    },
    banquet: {
      manage: '管理宴会',
    },
    call: {
      answer: '接电话',
      configure: '设置电话',
    },
    segment: {
      edit: '改人群',
    },
    campaign: {
      edit: '改营销活动',
      send: '发送营销',
    },
    journey: {
      edit: '改自动营销',
    },
    template: {
      edit: '改消息模板',
    },
    message: {
      write: '给顾客发服务消息',
      read: '看消息箱',
    },
    activity: {
      edit: '改活动',
      check_in: '活动签到',
    },
    case: {
      work: '处理投诉建议',
      compensate: '补偿顾客',
    },
    survey: {
      edit: '改问卷',
    },
    review: {
      reply: '回复评价',
    },
    follow_up: {
      work: '回访',
    },
    report: {
      store: '看门店报表',
      company: '看全公司报表',
      export: '导出报表',
    },
    staff: {
      manage: '管理员工',
    },
    role: {
      edit: '改角色与权限',
    },
    training: {
      edit: '改培训内容',
    },
    goal: {
      edit: '改目标',
    },
    handover: {
      write: '写交接',
    },
    praise: {
      write: '写表扬',
    },
    task: {
      work: '处理待办',
    },
    market_note: {
      write: '写市场笔记',
    },
    approval: {
      decide: '批准超额操作',
    },
    settings: {
      edit: '改设置',
    },
    device: {
      enrol: '登记设备',
    },
    key: {
      manage: '管理对接钥匙',
    },
    audit: {
      read: '看审计记录',
    },
    backup: {
      run: '备份与恢复',
    },
    privacy: {
      manage: '处理隐私请求',
    },
    job: {
      manage: '管理所有后台任务',
    },
  },
  group: {
    guests: '顾客',
    membership: '会员与资产',
    ledger: '账本',
    ordering: '点餐与后厨',
    stock: '库存',
    pricing: '优惠',
    checkout: '收银',
    seating: '前厅',
    calls: '电话',
    outreach: '营销',
    activities: '活动',
    service: '服务',
    voice: '顾客声音',
    insight: '分析',
    team: '团队',
    settings: '设置',
    platform: '系统',
    audit: '核查',
    kitchen: '后厨',
    other: '其他',
  },
  limit: {
    discount_bp: '手工折扣最多',
    discount_minor: '手工减免最多',
    refund_minor: '退款最多',
    comp_minor: '赠菜免单最多',
    points_adjust: '调整积分最多',
    export_rows: '一次导出最多',
  },
  unit: {
    bp: '%',
    minor: '元',
    points: '分',
    rows: '行',
  },
}
export default texts
