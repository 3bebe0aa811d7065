import type zh from '../zh-CN/problem.ts'
import type { Same } from '../schema.ts'

const texts = {
  allowance: {
    not_enough: { say: '餐補不夠。', next: '其餘換別的方式付。' },
  },
  amount: {
    out_of_range: { say: '金額太大了。', next: '請檢查是否多打了幾位；最多 100 億元。' },
  },
  approval: {
    above_own_limit: { say: '這也超過了您自己的額度。', next: '請額度更高的人來批。' },
    already_decided: { say: '已經有人批過了。', next: '看看列表裡的結果。' },
    denied: { say: '這個申請沒有被批准。', next: '問問批的人為什麼，或換個做法。' },
    expired: { say: '批准已經過期。', next: '批准只管 5 分鐘，請重新申請。' },
    mismatch: { say: '這次批准是給另一件事或另一個人的。', next: '內容改過就要重新申請。' },
    not_valid: { say: '這次核准已失效。', next: '可能已超過 5 分鐘、已使用，或內容已變更。請重新申請。' },
    not_yours: { say: '您沒有批這件事的權限。', next: '請在那家店有這個權限的人來批。' },
    own: { say: '不能核准自己的申請。', next: '請另一位有權限的人核准。' },
    required: { say: '這一步超過您的權限額度。', next: '請另一位有權限的人核准後再繼續。' },
    still_waiting: { say: '還沒有人批。', next: '請有權限的人到「核准」裡處理。' },
    unknown_state: { say: '沒有這種審批狀態。', next: '清除條件再看。' },
    used: { say: '這次批准已經用過了。', next: '要再做一次，請重新申請。' },
  },
  audit: {
    changed: { say: '這條稽核紀錄被改動過。', next: '保存好資料庫，不要再寫入，請管理員查明。' },
    missing: { say: '中間少了一條稽核紀錄。', next: '保存好資料庫，不要再寫入，請管理員查明。' },
    not_the_noted: { say: '那個序號上的紀錄不是當初記下的那條。', next: '與記下的紙條核對，請管理員查明。' },
    reason_changed: { say: '這條紀錄的原因被改動過。', next: '保存好資料庫，不要再寫入，請管理員查明。' },
    tail_cut: { say: '最後的稽核紀錄不見了。', next: '與上次記下的序號核對，請管理員查明。' },
  },
  backup: {
    cancelled: { say: '備份被停下了，沒有留下檔案。', next: '需要時再備份一次。' },
    copy_damaged: { say: '資料庫自檢沒有通過。', next: '馬上請管理員檢查磁碟和資料庫，不要刪舊備份。' },
    cut: { say: '備份檔案不完整。', next: '換一份備份，或重新備份。' },
    damaged: { say: '備份檔案被改動或損壞了。', next: '換一份備份，並檢查存放它的磁碟。' },
    disk_full: { say: '備份目錄的空間不夠。', next: '清出空間，或換一個目錄。' },
    folder_malformed: { say: '這個備份目錄不能用。', next: '請寫完整路徑，例如 /var/backups/zhike 或 D:\\backup。' },
    folder_not_writable: { say: '這個備份目錄寫不進去。', next: '檢查目錄是否存在、有沒有寫入權限。' },
    folder_relative: { say: '備份目錄要從根目錄寫起。', next: '請寫完整路徑，例如 /var/backups/zhike 或 D:\\backup。' },
    folder_unusable: { say: '備份目錄用不了。', next: '檢查目錄和磁碟，再備份一次。' },
    keep_out_of_range: { say: '保留的份數不對。', next: '請填 {min} 到 {max}。' },
    newer_format: { say: '這份備份是更新的版本做的。', next: '先升級知客，再用它。' },
    newer_schema: { say: '這份備份裡的資料是更新的版本。', next: '先升級知客，再用它。' },
    no_pg_dump: { say: '伺服器上沒有 PostgreSQL 的備份工具。', next: '請管理員安裝 postgresql-client。' },
    no_scratch_database: { say: '沒有權限建演練用的資料庫。', next: '請管理員給資料庫帳號建庫的權限。' },
    not_a_backup: { say: '這不是知客的備份檔案。', next: '請選知客的備份檔案。' },
    other_engine: { say: '這份備份來自另一種資料庫。', next: '還原到同一種資料庫裡。' },
    pg_failed: { say: 'PostgreSQL 的備份工具出錯了。', next: '請管理員看紀錄檔，再試一次。' },
    running: { say: '正在做另一份備份。', next: '等它做完再試。' },
    wrong_key: { say: '這份備份要用另一把鑰匙打開。', next: '用當時的 zhike.key 或復原單。' },
  },
  business_day: {
    malformed: { say: '日期寫得不對。', next: '請寫成 2026-11-22 這樣。' },
  },
  city: {
    unknown: { say: '沒有這個城市。', next: '請從列表裡選；沒有的話選所在的省。' },
    unknown_pack: { say: '沒有這套地方規定。', next: '請從列表裡選。' },
  },
  client: {
    offline: { say: '無法連線到伺服器。', next: '請檢查網路後再試；不會重複執行。' },
    unknown: { say: '頁面發生錯誤。', next: '請重新載入頁面再試。' },
    unreadable: { say: '收到的回應無法讀取。', next: '可能被中間的設備攔截，請再試一次。' },
  },
  company: {
    currency_fixed: { say: '已經有金額了，幣別不能再改。', next: '要用另一種幣別，請另開一套。' },
    unknown_currency: { say: '不支援這個幣別。', next: '請從列表裡選。' },
    unknown_issuer: { say: '沒有這種企業類型。', next: '請從列表裡選。' },
  },
  conflict: {
    duplicate: { say: '已有相同的項目。', next: '請看看清單中是否已存在。' },
    stale: { say: '您編輯時，其他人已修改這裡。', next: '請載入最新內容後再修改。' },
    version_missing: { say: '未指明修改的版本。', next: '請重新開啟此頁再儲存。' },
  },
  cursor: {
    not_valid: { say: '清單位置已失效。', next: '請從頭載入。' },
  },
  expiry: {
    months_out_of_range: { say: '有效期不對。', next: '請填 1 到 {most_months} 個月；不過期請選「永久」。' },
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
  growth: {
    not_enough: { say: '成長值不夠扣：要扣 {need}，只有 {have}。', next: '扣得少一些。' },
  },
  guest_address: {
    extra: { say: '網址後面不能再帶別的。', next: '只寫到網域或連接埠，例如 https://vip.example.com。' },
    host: { say: '網址裡的網域或 IP 不對。', next: '請核對，例如 https://vip.example.com。' },
    https_needed: { say: '公開網址必須用 https。', next: '改成 https:// 開頭，並設好憑證。' },
    port: { say: '網址裡的連接埠不對。', next: '連接埠是 1 到 65535 的數字。' },
    scheme: { say: '網址要以 https:// 或 http:// 開頭。', next: '請補上再儲存。' },
  },
  hold: {
    done: { say: '這筆凍結已經處理過了。', next: '看一眼帳單現在的狀態。' },
    expired: { say: '凍結的時間過了，積分和錢已經放回。', next: '請重新結帳。' },
    in_the_way: { say: '這位顧客有一單正在結帳。', next: '等那一單結完或取消，再做這件事。' },
    too_small: { say: '要扣的比凍結的多：要 {asked}，凍結了 {held}。', next: '請重新結帳。' },
  },
  hours: {
    crosses_cut_over: { say: '第 {row} 行跨過了營業日的分界 {cut_over}。', next: '在分界處結束，或把分界時間改晚。' },
    empty: { say: '第 {row} 行的開始和結束一樣。', next: '請改一個時間，或刪掉這一行。' },
    overlap: { say: '第 {row} 行和第 {other_row} 行重疊了。', next: '請錯開，或合成一行。' },
    too_many: { say: '營業時段太多了。', next: '最多 {max} 段。' },
    weekday: { say: '第 {row} 行的星期不對。', next: '請選星期一到星期日。' },
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
    content_type: { say: '送出的內容格式不對。', next: '重新載入頁面再試。' },
    missing_field: { say: '此處為必填。', next: '請填寫後再儲存。' },
    not_json: { say: '送出的內容無法讀取。', next: '請重新載入頁面再試。' },
    too_large: { say: '送出的內容太大。', next: '請分次送出。' },
    unknown_field: { say: '頁面與伺服器版本不一致。', next: '請重新載入頁面再試。' },
    wrong_type: { say: '此處格式不正確。', next: '請依提示修改。' },
  },
  job: {
    file_damaged: { say: '結果檔案壞了。', next: '請重新執行這個工作。' },
    file_failed: { say: '結果檔案讀不出來。', next: '請管理員檢查磁碟，再試一次。' },
    file_gone: { say: '結果檔案已經清理掉了。', next: '請重新執行這個工作。' },
    not_now: { say: '這個工作現在不能這樣做。', next: '看看它現在的狀態。' },
    not_waiting: { say: '這項工作已無法取消或重試。', next: '請查看目前狀態。' },
  },
  journal: {
    more_than_done: { say: '要退的比剩下的多：要退 {asked}，最多 {most}。', next: '改成不超過 {most}。' },
    not_undoable: { say: '這一類分錄不能這樣撤銷。', next: '凍結請取消，合併請拆分，退款請重新結帳。' },
    undone_before: { say: '這一筆已經退過了。', next: '看一眼帳目，不用再退。' },
  },
  ledger: {
    amount_out_of_range: { say: '數額不對。', next: '請填 1 到 {most} 之間的整數。' },
    moved: { say: '餘額剛剛變了，這一步沒有做。', next: '看一眼新的餘額，再做一次。' },
    unknown_word: { say: '帳本裡沒有這個詞。', next: '請從清單裡選。' },
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
  multiplier: {
    out_of_range: { say: '倍數不對。', next: '請填 0 到 1,000 倍之間。' },
  },
  name: {
    empty: { say: '名稱不能空著。', next: '請填上再儲存。' },
    invisible: { say: '名稱裡有看不見的字元。', next: '請重新打一遍，不要貼上。' },
    too_long: { say: '名稱太長。', next: '最多 {max_chars} 個字。' },
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
    company_only: { say: '這件事要管全公司的人才能做。', next: '請店主或總部的人來做。' },
    missing: { say: '您沒有這項操作的權限。', next: '請店主或店長開通。' },
    unknown: { say: '沒有這項權限。', next: '重新載入頁面再試。' },
  },
  points: {
    not_enough: { say: '積分不夠：要 {need} 分，可用 {have} 分。', next: '少用一些積分，或換一種優惠。' },
    out_of_range: { say: '點數太大了。', next: '請檢查是否多打了幾位。' },
  },
  quantity: {
    out_of_range: { say: '數量不對。', next: '請填 0 到 10,000 份之間。' },
  },
  rate: {
    out_of_range: { say: '折扣或比例不對。', next: '請填 0% 到 100% 之間。' },
  },
  request: {
    timeout: { say: '伺服器回應逾時。', next: '請再試一次，不會重複執行。' },
  },
  restore: {
    check_failed: { say: '還原出來的資料沒有通過檢查。', next: '換一份備份再試。' },
    not_empty: { say: '要還原到的地方不是空的。', next: '還原從不覆蓋，請選一個空目錄。' },
  },
  right: {
    not_enough: { say: '這項權益只剩 {have} 次，不夠用。', next: '按門市價收，或等下一期的權益。' },
  },
  role: {
    above_own: { say: '您不能給出自己沒有的權限。', next: '去掉這項權限，或請店主來改。' },
    fixed: { say: '店主角色無法修改。', next: '請複製一個角色再修改。' },
    in_use: { say: '仍有員工使用這個角色。', next: '請先為他們更換角色。' },
    limit_above_own: { say: '您不能給出比自己更高的額度。', next: '把額度改低，或請店主來改。' },
    limit_out_of_range: { say: '額度不對。', next: '請填 0 到 {max}。' },
    name_taken: { say: '已經有同名的角色。', next: '換一個名字。' },
    not_there: { say: '沒有這個角色。', next: '可能已封存，請另選一個。' },
    unknown_limit: { say: '沒有這種額度。', next: '重新載入頁面再試。' },
    unknown_preset: { say: '沒有這個預設角色。', next: '重新載入頁面再試。' },
  },
  scope: {
    not_valid: { say: '管轄範圍不對。', next: '請至少選一家營業中的門市或門市群組。' },
  },
  server: {
    busy: { say: '伺服器忙碌中。', next: '請於 {seconds} 秒後再試，不會重複執行。' },
    stopping: { say: '伺服器正在重新啟動。', next: '請稍後再試。' },
  },
  session: {
    absolute_out_of_range: { say: '登入最長時間不對。', next: '請填 {min} 到 {max} 小時。' },
    expired: { say: '這次登入時間到了。', next: '請重新登入。' },
    idle: { say: '太久沒有操作，已自動登出。', next: '請重新登入。' },
    idle_out_of_range: { say: '無操作登出的時間不對。', next: '請填 {min} 到 {max} 分鐘。' },
  },
  setup: {
    already_done: { say: '這家店已完成設定。', next: '請直接登入。' },
    code_wrong: { say: '設定碼不正確。', next: '請查看執行知客的視窗並照著輸入。' },
    step_missing: { say: '前面還有步驟未完成。', next: '請先完成該步驟。' },
  },
  staff: {
    above_own: { say: '您不能把自己沒有的權限給別人。', next: '換一個角色，或請店主來做。' },
    already_disabled: { say: '這位員工已經停用了。', next: '看看列表裡的狀態。' },
    last_owner: { say: '這是最後一位店主。', next: '請先讓另一人擔任店主。' },
    limit_above_own: { say: '這個角色的額度比您的高。', next: '換一個角色，或請店主來做。' },
    login_malformed: { say: '帳號名的寫法不對。', next: '用 3 到 40 個小寫字母、數字和 . _ -，首尾是字母或數字。' },
    login_taken: { say: '這個帳號名稱已被使用。', next: '請更換一個。' },
    not_disabled: { say: '這位員工沒有停用。', next: '看看列表裡的狀態。' },
    out_of_reach: { say: '這位員工的權限或門市比您多。', next: '請店主來改。' },
    owner_needs_company: { say: '店主要管全公司。', next: '把範圍改成全公司，或換一個角色。' },
    pin_malformed: { say: 'PIN 碼是 6 位數字。', next: '請再輸一次。' },
    pin_too_simple: { say: '這個 PIN 碼太好猜。', next: '換一個不連號、不重複的。' },
    scope_above_own: { say: '您不能給出自己管不到的門市。', next: '只選您自己的門市，或請店主來做。' },
    self: { say: '無法對自己的帳號執行。', next: '請另一位管理員處理。' },
  },
  store: {
    code_malformed: { say: '門市代碼的寫法不對。', next: '用 2 到 8 個字母或數字。' },
    code_taken: { say: '這個門市代碼有別的店用了。', next: '換一個。' },
    cut_over_too_late: { say: '營業日的分界太晚。', next: '最晚到 {latest}。' },
    disk_full: { say: '伺服器磁碟已滿，未儲存。', next: '請管理員清出空間後再試。' },
    has_staff: { say: '仍有員工只屬於這家門市。', next: '請先將他們調到其他門市。' },
    last_one: { say: '這是最後一家門市。', next: '請先建立新門市再封存。' },
    outcome_unknown: { say: '不確定剛才是否已儲存。', next: '再按一次即可，不會重複執行。' },
    phone_not_valid: { say: '門市電話寫得不對。', next: '請連區碼一起寫，例如 (000) 8888 8888。' },
    read_only: { say: '資料庫目前只能讀取。', next: '請管理員檢查磁碟與權限。' },
  },
  stored_value: {
    not_enough: { say: '儲值餘額不夠。', next: '少用一些，其餘換別的方式付，或先儲值。' },
  },
  stream: {
    full: { say: '即時更新的連線太多了。', next: '頁面會改成定時重新整理，照常可用。' },
  },
  thing: {
    not_there: { say: '找不到這個項目。', next: '可能已封存，或屬於其他門市。' },
  },
  time: {
    malformed: { say: '時間寫得不對。', next: '重新載入頁面再試。' },
  },
  time_of_day: {
    malformed: { say: '時間寫得不對。', next: '請寫成 18:30 這樣。' },
  },
  totp: {
    already_on: { say: '兩步驟驗證已開啟。', next: '若要更換手機，請先關閉再開啟。' },
    enrol_first: { say: '您的角色須先開啟兩步驟驗證。', next: '請到「我的帳號」開啟。' },
    not_started: { say: '尚未開始設定兩步驟驗證。', next: '請從第一步重新開始。' },
    off_in_demo: { say: '示範環境不使用兩步驟驗證。', next: '正式使用時再開啟。' },
  },
  zone: {
    unknown: { say: '沒有這個時區。', next: '請從列表裡選，例如 Asia/Shanghai。' },
  },
  other: {
    say: '發生問題（{code}）。',
    next: '請再試一次；若仍失敗，請將請求編號交給管理員。',
  },
} satisfies Same<typeof zh>
export default texts
