/** Pages of one item, supplier, site, country or material. */
export const things = {
  item: 'Item',
  supplier: 'Supplier',
  site: 'Site',
  country: 'Country',
  material: 'Material',
};
