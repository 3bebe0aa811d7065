const texts = {
  title: '账单',
  note: '按营业日看，点一张看怎么算的',
  empty: '这一天还没有账单',
  filter: { day: '营业日', state: '状态', anyState: '全部状态', table: '桌号', amount: '金额', billNo: '单号', today: '今天' },
  scope: { label: '来自销售分析', day: '{from}', days: '{from} 至 {to}', hour: '{hour} 点', all: '看全部账单', new: '新客', returning: '回头客', unknown: '未识别顾客', dish: '指定菜品' },
  col: { no: '单号', table: '桌', guest: '顾客', guests: '人数', state: '状态', due: '应付', refunded: '已退', when: '时间' },
  noGuest: '散客',
  detail: { title: '第 {n} 号账单', opened: '{at} 开单 · {by}', settled: '{at} 结账 · {by}', dishes: '点了什么', why: '为什么是 {amount}', paid: '怎么付的', came: '带来什么', refunds: '退过什么', none: '没有优惠', notUsed: '没有用上' },
  came: { earned: '得积分', spent: '用积分', growth: '成长值', coupons: '核销券', points: '积分余', stored: '储值余', tier: '等级', count: '{n} 张' },
  refunded: { by: '{at} · {by} · {reason}', line: '退 {amount}' },
  imported: { chip: '导入', from: '导入自 {source}', no: '单号 {no}', note: '别的收银机收的，在这里不能退款。' },
  act: { refund: '退款', print58: '打印 58 mm', print80: '打印 80 mm', take: '接着收', void: '作废', back: '账单' },
  refund: {
    title: '退款', note: '选要退的，先看清钱和积分退到哪里，再退。', pick: '选一张已结的账单', pickNote: '按单号或金额找，或从列表点。', whole: '整单退', parts: '退一部分', byQty: '退几份', byAmount: '退多少钱',
    left: '还能退 {amount}', leftQty: '还有 {n}', none: '这张账单没有可退的了', where: '退到哪里', sum: '共退 {amount}', choose: '先选要退的菜', wait: '正在算',
    tender: '{tender}退', stored: '退回储值', principal: '其中本金 {amount}', bonus: '其中赠金 {amount}', pointsBack: '还给顾客积分', pointsTaken: '收回这单得的积分', growth: '收回成长值', debt: '收回后顾客欠 {n} 分', coupons: '还给顾客的券', couponsNone: '券只在整单退完时还', count: '{n} 张',
    reason: '原因', reasonHint: '写进账单和操作记录', reasons: { dish: '退菜', taste: '口味不对', wrong: '收错了', wish: '顾客要求' }, act: '退 {amount}', actNone: '退款', done: '已退 {amount}', note2: '超过自己的额度要另一个人批准。', changed: '金额刚变了，请再看一遍。', back: '回到账单', cash: '请当面退现金 {amount}',
  },
}
export default texts
