import type zh from '../zh-CN/me.ts'
import type { Same } from '../schema.ts'

const texts = {
  title: '我的帳號',
  profile: { title: '資料', name: '名字', login: '帳號', role: '角色', stores: '門市', allStores: '全部門市', save: '儲存名字', saved: '名字已儲存' },
  look: { title: '外觀與按鍵', note: '跟著帳號走，換裝置也一樣', hotkeys: '單一字母的快速鍵', hotkeysNote: '如按 / 搜尋、按 G 再按 S 前往員工。容易誤觸可關閉。', seeKeys: '看全部快速鍵' },
  password: { title: '密碼', note: '更換後，其他裝置都會登出。', current: '目前的密碼', fresh: '新密碼', freshHint: '至少 8 個字元，越長越好', act: '更換密碼', done: '密碼已更換，其他裝置已登出' },
  totp: {
    title: '兩步驟驗證',
    on: '已開啟',
    off: '未開啟',
    required: '您的角色必須開啟',
    demo: '示範環境不使用兩步驟驗證。',
    note: '登入時除了密碼，再輸入手機上的 6 位數字。即使密碼外洩也無法登入。',
    start: '開啟兩步驟驗證',
    stop: '關閉兩步驟驗證',
    stopNote: '關閉後，只憑密碼即可登入。',
    current: '目前的密碼',
    next: '下一步',
    scan: '用手機驗證器掃描此碼',
    scanNote: '如 Microsoft、Google 或系統內建的驗證器。',
    manual: '無法掃描？手動輸入',
    code: '驗證器上的 6 位數字',
    confirm: '核對並開啟',
    codesTitle: '存好復原碼',
    codesNote: '手機遺失時靠它登入。每組只能用一次，只顯示這一次。',
    copy: '複製全部',
    save: '存成檔案',
    kept: '我已經存好了',
    finish: '完成',
    done: '兩步驟驗證已開啟',
    stopped: '兩步驟驗證已關閉',
  },
  sessions: { title: '登入中的裝置', here: '這台', seen: '最近 {at}', since: '登入於 {at}', remembered: '記住的裝置', end: '登出', ended: '已讓該裝置登出', endOthers: '登出其他所有裝置', endedOthers: '已登出 {n} 台裝置', none: '只有這一台' },
} satisfies Same<typeof zh>
export default texts
