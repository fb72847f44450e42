import { mount } from 'svelte'
import App from './App.svelte'
import { useBackend } from './lib/api/backend'
import { tauri } from './lib/api/tauri'
import './styles/tokens.css'
import './styles/base.css'
import './styles/page.css'
import './styles/tables.css'
import './styles/print.css'

useBackend(tauri)
mount(App, { target: document.getElementById('app')! })
