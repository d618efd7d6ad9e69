export const marketplace = { name: 'Marketplace' }
