import type zh from '../zh-CN/shell.ts'
import type { Same } from '../schema.ts'

const texts = {
  skip: '跳到主要內容',
  nav: {
    label: '主選單',
    open: '開啟選單',
    group: { team: '團隊', house: '店務', check: '稽核', mine: '我的' },
    staff: '員工',
    roles: '角色與權限',
    settings: '設定',
    audit: '操作記錄',
    jobs: '背景工作',
    approvals: '簽核',
    me: '我的帳號',
  },
  store: { label: '門市', all: '全部門市', change: '切換門市' },
  search: { label: '找人、找頁面', placeholder: '找員工、頁面', none: '找不到「{q}」', hint: '輸入姓名或頁面名稱' },
  palette: { title: '去哪裡，做什麼', placeholder: '輸入頁面或動作', pages: '頁面', acts: '動作' },
  live: { live: '即時連線', polling: '每 5 秒更新', off: '連線中斷，正在重連' },
  jobs: {
    title: '背景工作',
    label: '背景工作，{n} 項進行中',
    empty: '沒有進行中的工作',
    all: '看全部工作',
    cancel: '取消',
    retry: '重試',
    download: '下載',
    progress: '{done} / {total}',
    left: '約 {n} 分鐘',
    state: { waiting: '排隊中', running: '進行中', done: '完成', failed: '失敗', cancelled: '已取消', dead: '多次失敗，已停止' },
    ended: { done: '{title}：完成了', cancelled: '{title}：已取消', failed: '{title}：沒有成功。' },
  },
  /** What each kind of job does. */
  job: {
    audit: { export: '匯出操作記錄', anchor: '封存操作記錄的末端' },
    backup: { take: '備份', rehearse: '還原演練' },
    key: { rotate: '更換加密金鑰' },
  },
  user: { menu: '帳號選單', me: '我的帳號', signOut: '登出', switch: '外觀與語言' },
  theme: { label: '外觀', auto: '跟隨系統', light: '淺色', dark: '深色' },
  density: { label: '按鍵大小', auto: '跟隨裝置', console: '緊湊', touch: '觸控' },
  language: { label: '語言' },
  keys: { title: '快速鍵', hint: '單一字母的快速鍵可在「我的帳號」關閉。', off: '單一字母的快速鍵已關閉。', then: '然後' },
  key: { search: '搜尋', palette: '開啟指令面板', sheet: '看快速鍵', staff: '前往員工', roles: '前往角色與權限', me: '前往我的帳號' },
  banner: {
    label: '提醒',
    demo: '示範資料：可以放心試用，不會寄出任何訊息，兩步驟驗證已關閉。',
    http: '目前使用未加密的 HTTP，只適合店內網路；掃碼與離線使用需要 HTTPS。',
    backup: '沒有可用的新備份。',
    backupAct: '去備份',
  },
  missing: { title: '找不到這個頁面', text: '網址可能有誤，或頁面已搬移。', home: '回首頁' },
  forbidden: { title: '您無法檢視此頁', text: '需要「{permission}」權限，可請店主或店長開通。', home: '回到可檢視的頁面' },
  failed: { title: '頁面無法開啟', text: '可能剛更新過版本，請重新載入。', act: '重新載入' },
} satisfies Same<typeof zh>
export default texts
