export const home = { name: 'home' }
