import type { Same } from '../schema.ts'
import type zh from '../zh-CN/jobs.ts'

const texts = {
  title: '背景工作',
  note: '費時的事在這裡慢慢做，關掉頁面也不會停。',
  whose: { label: '誰的工作', mine: '我的', all: '全部' },
  anyState: '全部狀態',
  col: { title: '工作', state: '進度', who: '建立者', when: '建立時間', acts: '操作' },
  system: '系統',
  stopping: '正在停止',
  tries: '第 {n} 次嘗試',
  until: '{at} 前可以下載',
  gone: '檔案已過期',
  makerOnly: '只有建立者可以下載',
  download: '下載「{title}」的檔案',
  empty: '沒有工作',
  emptyNote: '備份、匯出這類費時的事，開始後會出現在這裡。',
} satisfies Same<typeof zh>
export default texts
