import type zh from '../zh-CN/problem.ts'
import type { Same } from '../schema.ts'

const texts = {
  approval: {
    not_valid: { say: '這次核准已失效。', next: '可能已超過 5 分鐘、已使用，或內容已變更。請重新申請。' },
    own: { say: '不能核准自己的申請。', next: '請另一位有權限的人核准。' },
    required: { say: '這一步超過您的權限額度。', next: '請另一位有權限的人核准後再繼續。' },
  },
  client: {
    offline: { say: '無法連線到伺服器。', next: '請檢查網路後再試；不會重複執行。' },
    unknown: { say: '頁面發生錯誤。', next: '請重新載入頁面再試。' },
    unreadable: { say: '收到的回應無法讀取。', next: '可能被中間的設備攔截，請再試一次。' },
  },
  conflict: {
    duplicate: { say: '已有相同的項目。', next: '請看看清單中是否已存在。' },
    stale: { say: '您編輯時，其他人已修改這裡。', next: '請載入最新內容後再修改。' },
    version_missing: { say: '未指明修改的版本。', next: '請重新開啟此頁再儲存。' },
  },
  cursor: {
    not_valid: { say: '清單位置已失效。', next: '請從頭載入。' },
  },
  fault: {
    internal: { say: '伺服器發生錯誤，未變更任何內容。', next: '請再試一次；若仍失敗，請將請求編號交給管理員。' },
  },
  filter: {
    not_valid: { say: '這個篩選條件無法使用。', next: '請清除條件再試。' },
  },
  group: {
    in_use: { say: '這個門市群組仍在使用。', next: '請先把使用它的員工改到其他範圍。' },
  },
  id: {
    malformed: { say: '編號格式不正確。', next: '請從清單重新開啟。' },
    wrong_kind: { say: '編號類型不符。', next: '請從清單重新開啟。' },
  },
  idempotency: {
    bad_key: { say: '請求的防重編號不正確。', next: '請重新載入頁面再試。' },
    mismatch: { say: '同一請求編號用於不同內容。', next: '請重新載入頁面再試。' },
    missing: { say: '請求缺少防重編號。', next: '請重新載入頁面再試。' },
  },
  input: {
    bad_value: { say: '此處填寫的內容無法使用。', next: '請依提示修改。' },
    missing_field: { say: '此處為必填。', next: '請填寫後再儲存。' },
    not_json: { say: '送出的內容無法讀取。', next: '請重新載入頁面再試。' },
    too_large: { say: '送出的內容太大。', next: '請分次送出。' },
    unknown_field: { say: '頁面與伺服器版本不一致。', next: '請重新載入頁面再試。' },
    wrong_type: { say: '此處格式不正確。', next: '請依提示修改。' },
  },
  job: {
    not_waiting: { say: '這項工作已無法取消或重試。', next: '請查看目前狀態。' },
  },
  login: {
    busy: { say: '目前登入人數過多。', next: '請稍候幾秒再試。' },
    locked: { say: '密碼錯誤次數過多，帳號已暫時鎖定。', next: '請於 {minutes} 分鐘後再試，或請店主重設密碼。' },
    required: { say: '登入已過期。', next: '請重新登入。' },
    totp_needed: { say: '還需要兩步驟驗證碼。', next: '請開啟驗證器查看 6 位數字。' },
    totp_wrong: { say: '驗證碼不正確。', next: '請等下一組數字再試，並確認手機時間。' },
    wrong: { say: '帳號或密碼不正確。', next: '請再核對一次。' },
  },
  method: {
    not_allowed: { say: '此網址不支援這種操作。', next: '請重新載入頁面再試。' },
  },
  origin: {
    refused: { say: '請求並非來自本站頁面。', next: '請用平常的網址開啟再試。' },
  },
  page: {
    not_there: { say: '沒有這個網址。', next: '請從選單進入。' },
  },
  password: {
    change_first: { say: '請先更換一次性密碼。', next: '請設定自己的密碼。' },
    same_as_login: { say: '密碼不能與帳號或店名相同。', next: '請換一個別人猜不到的。' },
    too_common: { say: '這個密碼太常見。', next: '請更換，例如四個不相干的詞。' },
    too_long: { say: '密碼太長。', next: '最多 128 個字元。' },
    too_short: { say: '密碼太短。', next: '至少 8 個字元。' },
    wrong: { say: '目前的密碼不正確。', next: '請再輸入一次。' },
  },
  permission: {
    missing: { say: '您沒有這項操作的權限。', next: '請店主或店長開通。' },
  },
  request: {
    timeout: { say: '伺服器回應逾時。', next: '請再試一次，不會重複執行。' },
  },
  role: {
    fixed: { say: '店主角色無法修改。', next: '請複製一個角色再修改。' },
    in_use: { say: '仍有員工使用這個角色。', next: '請先為他們更換角色。' },
  },
  server: {
    busy: { say: '伺服器忙碌中。', next: '請於 {seconds} 秒後再試，不會重複執行。' },
    stopping: { say: '伺服器正在重新啟動。', next: '請稍後再試。' },
  },
  setup: {
    already_done: { say: '這家店已完成設定。', next: '請直接登入。' },
    code_wrong: { say: '設定碼不正確。', next: '請查看執行知客的視窗並照著輸入。' },
    step_missing: { say: '前面還有步驟未完成。', next: '請先完成該步驟。' },
  },
  staff: {
    last_owner: { say: '這是最後一位店主。', next: '請先讓另一人擔任店主。' },
    login_taken: { say: '這個帳號名稱已被使用。', next: '請更換一個。' },
    self: { say: '無法對自己的帳號執行。', next: '請另一位管理員處理。' },
  },
  store: {
    disk_full: { say: '伺服器磁碟已滿，未儲存。', next: '請管理員清出空間後再試。' },
    has_staff: { say: '仍有員工只屬於這家門市。', next: '請先將他們調到其他門市。' },
    last_one: { say: '這是最後一家門市。', next: '請先建立新門市再封存。' },
    outcome_unknown: { say: '不確定剛才是否已儲存。', next: '再按一次即可，不會重複執行。' },
    read_only: { say: '資料庫目前只能讀取。', next: '請管理員檢查磁碟與權限。' },
  },
  thing: {
    not_there: { say: '找不到這個項目。', next: '可能已封存，或屬於其他門市。' },
  },
  totp: {
    already_on: { say: '兩步驟驗證已開啟。', next: '若要更換手機，請先關閉再開啟。' },
    enrol_first: { say: '您的角色須先開啟兩步驟驗證。', next: '請到「我的帳號」開啟。' },
    not_started: { say: '尚未開始設定兩步驟驗證。', next: '請從第一步重新開始。' },
    off_in_demo: { say: '示範環境不使用兩步驟驗證。', next: '正式使用時再開啟。' },
  },
  other: {
    say: '發生問題（{code}）。',
    next: '請再試一次；若仍失敗，請將請求編號交給管理員。',
  },
} satisfies Same<typeof zh>
export default texts
