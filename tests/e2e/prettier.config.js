export { default } from '../../ui/prettier.config.js'
