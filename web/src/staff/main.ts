import { createPinia } from 'pinia'
import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import '../ui/base.css'
import { whenSignedOut } from '../api/client.ts'
import { i18n, language, loadTexts } from '../i18n/index.ts'
import App from './App.vue'
import { router } from './router.ts'
import { useSession } from './session.ts'
import '../ui/tokens.css'

const app = createApp(App)
app.use(createPinia()).use(i18n).use(router)
document.documentElement.lang = language.value

whenSignedOut(() => {
  const session = useSession()
  if (!session.me) return
  session.forget()
  const next = router.currentRoute.value.fullPath
  void router.push({ path: '/login', query: { next, ended: '1' } })
})

void loadTexts(['ui', 'shell', 'problem']).finally(() => app.mount('#app'))
