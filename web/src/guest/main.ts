import { createApp } from 'vue'
import '../ui/base.css'
import { houseTextsHere } from '../i18n/plain.ts'
import GuestApp from './GuestApp.vue'
import '../ui/tokens.css'

document.documentElement.setAttribute('data-density', 'touch')
void houseTextsHere().then(({ lang, texts }) => {
  document.documentElement.lang = lang
  createApp(GuestApp, { texts }).mount('#app')
})
