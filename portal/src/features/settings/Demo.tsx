/** Taking the demo network away; the service does not offer it yet, so that nothing leads here. */
export default function Demo() {
  return null;
}
