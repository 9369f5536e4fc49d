/** One tile: where it stands in the grid of 8 columns by 8 rows, and what is written on it. */
export interface RegionTile {
  readonly column: number;
  readonly row: number;
  /** One-character name of the region, as on number plates. */
  readonly short: string;
  /** ISO 3166-2:CN code. */
  readonly code: string;
  readonly english: string;
}

const tile = (column: number, row: number, short: string, code: string, english: string): RegionTile => ({
  column,
  row,
  short,
  code,
  english,
});

export const TILE_COLUMNS = 8;
export const TILE_ROWS = 8;

/** The 34 regions of China, each one tile, near its neighbours; keys are the short Chinese names. */
export const REGION_TILES: Readonly<Record<string, RegionTile>> = {
  黑龙江: tile(7, 0, '黑', 'HL', 'Heilongjiang'),
  内蒙古: tile(5, 1, '蒙', 'NM', 'Inner Mongolia'),
  吉林: tile(7, 1, '吉', 'JL', 'Jilin'),
  新疆: tile(0, 2, '新', 'XJ', 'Xinjiang'),
  甘肃: tile(2, 2, '甘', 'GS', 'Gansu'),
  宁夏: tile(3, 2, '宁', 'NX', 'Ningxia'),
  山西: tile(4, 2, '晋', 'SX', 'Shanxi'),
  河北: tile(5, 2, '冀', 'HE', 'Hebei'),
  北京: tile(6, 2, '京', 'BJ', 'Beijing'),
  辽宁: tile(7, 2, '辽', 'LN', 'Liaoning'),
  青海: tile(2, 3, '青', 'QH', 'Qinghai'),
  陕西: tile(3, 3, '陕', 'SN', 'Shaanxi'),
  河南: tile(4, 3, '豫', 'HA', 'Henan'),
  山东: tile(5, 3, '鲁', 'SD', 'Shandong'),
  天津: tile(6, 3, '津', 'TJ', 'Tianjin'),
  西藏: tile(1, 4, '藏', 'XZ', 'Tibet'),
  四川: tile(2, 4, '川', 'SC', 'Sichuan'),
  重庆: tile(3, 4, '渝', 'CQ', 'Chongqing'),
  湖北: tile(4, 4, '鄂', 'HB', 'Hubei'),
  安徽: tile(5, 4, '皖', 'AH', 'Anhui'),
  江苏: tile(6, 4, '苏', 'JS', 'Jiangsu'),
  上海: tile(7, 4, '沪', 'SH', 'Shanghai'),
  云南: tile(2, 5, '滇', 'YN', 'Yunnan'),
  贵州: tile(3, 5, '黔', 'GZ', 'Guizhou'),
  湖南: tile(4, 5, '湘', 'HN', 'Hunan'),
  江西: tile(5, 5, '赣', 'JX', 'Jiangxi'),
  浙江: tile(6, 5, '浙', 'ZJ', 'Zhejiang'),
  广西: tile(3, 6, '桂', 'GX', 'Guangxi'),
  广东: tile(4, 6, '粤', 'GD', 'Guangdong'),
  福建: tile(5, 6, '闽', 'FJ', 'Fujian'),
  台湾: tile(7, 6, '台', 'TW', 'Taiwan'),
  海南: tile(3, 7, '琼', 'HI', 'Hainan'),
  澳门: tile(4, 7, '澳', 'MO', 'Macao'),
  香港: tile(5, 7, '港', 'HK', 'Hong Kong'),
};
