import { randomFrom } from '../util/random';

/** An order file that takes the usual way: text ids, several lines an order, a province, a channel, a category. */
export function rehearsedOrders(count: number): File {
  const random = randomFrom(1);
  const lines = ['订单编号,会员编号,下单时间,省份,渠道,类目,数量,实付金额'];
  for (let line = 0; line < count; line++) {
    const order = Math.floor(line / 1.6);
    const day = `2024-${String(1 + Math.floor((12 * line) / count)).padStart(2, '0')}-${random.integer(10, 28)}`;
    const [customer, cents] = [Math.floor((count / 10) * random.next() ** 2), random.integer(1990, 36_800)];
    const places = `${['广东', '浙江', '四川', '上海'][customer % 4] ?? ''},${['天猫', '京东'][order % 2] ?? ''}`;
    const category = ['奶粉', '辅食'][random.integer(0, 1)] ?? '';
    lines.push(`W${order},C${customer},${day} 10:00:00,${places},${category},1,${(cents / 100).toFixed(2)}`);
  }
  return new File([lines.join('\n')], 'warm-up.csv');
}
