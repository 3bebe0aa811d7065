import type zh from '../zh-CN/ui.ts'
import type { Same } from '../schema.ts'

const texts = {
  loading: '讀取中',
  close: '關閉',
  cancel: '取消',
  save: '儲存',
  undo: '復原',
  back: '返回',
  optional: '選填',
  none: '–',
  yes: '是',
  no: '否',
  all: '全部',
  search: '搜尋',
  copy: { do: '複製', done: '已複製', failed: '無法複製，請手動選取：{text}' },
  password: { show: '顯示密碼', hide: '隱藏密碼' },
  stepper: { less: '減少{label}', more: '增加{label}' },
  error: { retry: '再試一次', request: '請求編號' },
  list: { more: '顯示更多', noMatch: '沒有符合的項目', noMatchNote: '換個條件再試試。', clear: '清除條件' },
  form: {
    restored: '已找回上次未儲存的內容。',
    discard: '捨棄',
    stale: '您編輯時，這一頁已被其他人修改。',
    takeTheirs: '載入最新內容',
    saved: '已儲存',
    unsaved: '有變更尚未儲存',
  },
  hours: { closed: '公休', from: '開始', to: '結束', add: '新增時段', remove: '移除此時段', pastMidnight: '至次日', copy: '比照週一填滿', needOne: '至少要有一段營業時間。', daily: '每天', days: '{from}至{to}', off: '公休', join: '；', none: '沒有營業時間' },
  sheet: {
    lines: '{n} 行，逐行抄寫也可以，每行自帶檢查碼',
    print: '列印',
    save: '存成檔案',
    warn: '遺失它，備份就無法開啟，誰也幫不上忙。請勿拍照，也不要存在這台機器上。',
    title: '知客復原單',
    made: '產生於 {at}',
    key: '金鑰編號',
  },
  date: { placeholder: '年-月-日', open: '打開日曆', choose: '選日期', before: '上個月', after: '下個月', today: '今天' },
  time: { now: '剛剛', minutesAgo: '{n} 分鐘前', today: '今天 {time}' },
} satisfies Same<typeof zh>
export default texts
