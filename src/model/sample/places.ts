export interface Place {
  readonly province: string;
  /** Share of customers, in any unit. */
  readonly weight: number;
  /** Promised days from payment to delivery. */
  readonly days: number;
  readonly cities: readonly [string, ...string[]];
}

const place = (province: string, weight: number, days: number, ...cities: [string, ...string[]]): Place => ({
  province,
  weight,
  days,
  cities,
});

/** The 34 provincial regions by their short names; the first cities of a list are the larger ones. */
export const PLACES: readonly [Place, ...Place[]] = [
  place('广东', 158, 2, '广州', '深圳', '东莞', '佛山', '惠州', '中山', '汕头', '珠海', '湛江'),
  place('江苏', 101, 2, '苏州', '南京', '无锡', '徐州', '南通', '常州', '盐城'),
  place('浙江', 98, 2, '杭州', '宁波', '温州', '金华', '台州', '嘉兴', '绍兴'),
  place('山东', 79, 2, '青岛', '济南', '临沂', '潍坊', '烟台', '济宁'),
  place('河南', 65, 3, '郑州', '洛阳', '南阳', '周口', '商丘'),
  place('四川', 62, 3, '成都', '绵阳', '南充', '宜宾', '达州'),
  place('湖南', 46, 3, '长沙', '衡阳', '岳阳', '常德', '株洲'),
  place('湖北', 45, 3, '武汉', '襄阳', '宜昌', '荆州', '黄冈'),
  place('河北', 44, 2, '石家庄', '保定', '唐山', '邯郸', '廊坊'),
  place('安徽', 42, 2, '合肥', '阜阳', '芜湖', '安庆', '六安'),
  place('福建', 40, 2, '福州', '泉州', '厦门', '漳州', '莆田'),
  place('上海', 38, 1, '上海'),
  place('北京', 33, 1, '北京'),
  place('江西', 28, 3, '南昌', '赣州', '九江', '上饶'),
  place('广西', 25, 3, '南宁', '桂林', '柳州', '玉林'),
  place('辽宁', 23, 3, '沈阳', '大连', '鞍山', '锦州'),
  place('陕西', 22, 3, '西安', '咸阳', '宝鸡', '榆林'),
  place('重庆', 21, 3, '重庆'),
  place('云南', 18, 4, '昆明', '曲靖', '大理'),
  place('山西', 17, 3, '太原', '大同', '运城'),
  place('贵州', 16, 4, '贵阳', '遵义', '毕节'),
  place('黑龙江', 14, 4, '哈尔滨', '大庆', '齐齐哈尔'),
  place('天津', 12, 2, '天津'),
  place('内蒙古', 11, 4, '呼和浩特', '包头', '赤峰'),
  place('吉林', 10, 4, '长春', '吉林', '四平'),
  place('甘肃', 8, 5, '兰州', '天水'),
  place('新疆', 8, 7, '乌鲁木齐', '喀什', '伊犁'),
  place('海南', 6, 4, '海口', '三亚'),
  place('宁夏', 4, 5, '银川', '石嘴山'),
  place('青海', 3, 6, '西宁', '海东'),
  place('西藏', 1.6, 8, '拉萨', '日喀则'),
  place('香港', 1.6, 5, '香港'),
  place('澳门', 1, 5, '澳门'),
  place('台湾', 0.8, 8, '台北', '高雄'),
];
