const texts = {
  soon: '这里马上就好',
  guestNote: '手机会员页还在准备。订座、取号请直接找店员。',
  notSetUp: '这家店还没有设好。',
  boardNote: '叫号屏还在准备，请听店员叫号。',
  demo: '演示 · 数据全部虚构',
  offline: '暂时连不上',
  retry: '再试一次',
  staff: '店员登录',
}
export default texts
