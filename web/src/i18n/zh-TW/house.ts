import type zh from '../zh-CN/house.ts'
import type { Same } from '../schema.ts'

const texts = {
  soon: '這裡即將開放',
  guestNote: '手機會員頁仍在準備。訂位、取號請洽店員。',
  notSetUp: '這家店尚未完成設定。',
  boardNote: '叫號螢幕仍在準備，請留意店員叫號。',
  demo: '示範 · 資料全為虛構',
  offline: '暫時無法連線',
  retry: '再試一次',
  staff: '店員登入',
} satisfies Same<typeof zh>
export default texts
