const texts = {
  title: '后台任务',
  note: '费时的事在这里慢慢做，关掉页面也不会停。',
  whose: { label: '谁的任务', mine: '我的', all: '全部' },
  anyState: '全部状态',
  col: { title: '任务', state: '进度', who: '谁建的', when: '建立', acts: '操作' },
  system: '系统',
  stopping: '正在停下',
  tries: '第 {n} 次尝试',
  until: '{at} 前可以下载',
  gone: '文件已过期',
  makerOnly: '只有建任务的人能下载',
  download: '下载“{title}”的文件',
  empty: '没有任务',
  emptyNote: '备份、导出这类费时的事，开始后会出现在这里。',
}
export default texts
