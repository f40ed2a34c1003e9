import { frame } from '../../copy/frame';

export function PlanCampaign() {
  return <h1>{frame.palette.planCampaign}</h1>;
}
