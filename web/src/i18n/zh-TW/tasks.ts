import type { Same } from '../schema.ts'
import type zh from '../zh-CN/tasks.ts'

const texts = {
  title: '待辦',
  note: '誰在什麼時候之前做什麼',
  tabs: '哪些待辦',
  tab: {
    todo: '要做的',
    mine: '我的',
    done: '已完成',
  },
  add: '新增待辦',
  empty: {
    todo: '沒有要做的事',
    mine: '您手上沒有待辦',
    done: '還沒有做完的',
  },
  emptyNote: '想到什麼就寫下來，交給能做的人。',
  kind: {
    message_failed: '訊息沒送到，換個方式告訴顧客',
    webhook_stopped: '事件推送已停，請對方系統的人看一下',
    by_hand: '待辦',
  },
  due: '{at} 前',
  overdue: '已逾時',
  noTime: '不限時間',
  nobody: '還沒有人接',
  has: '{name} 在做',
  doneBy: '{name} {at} 完成',
  from: '{name} 建立',
  fromSystem: '系統建立',
  take: '我來做',
  hand: '交給別人',
  lay: '放回去',
  done: '做完了',
  seeGuest: '看顧客',
  seeMessage: '看訊息',
  seeWebhook: '看推送',
  toast: {
    taken: '由您來做',
    given: '已交給 {name}',
    laid: '已放回',
    done: '已完成',
    put: '已建待辦',
  },
  new: {
    title: '新增待辦',
    text: '做什麼',
    textHint: '例如 給林女士回電話',
    due: '什麼時候之前',
    dueNote: '到當天營業結束',
    who: '交給誰',
    anyone: '誰接都行',
    put: '建好',
  },
  handTitle: '交給誰',
  finish: {
    title: '做完了',
    note: '結果（可不填）',
    hint: '例如 已回電，改到七點',
  },
} satisfies Same<typeof zh>
export default texts
