import type { Roadmap } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { ExportButton } from '../../../shared/ui/ExportButton';
import type { HeatLevel } from '../search';

/** Whatever the map is narrowed by in the address. */
type Narrowed = { section?: string; name?: string; within?: string };

/** The whole heat map as a file: a column for each row of the plan. */
export function HeatFile({ roadmap, level, search }: { roadmap: Roadmap; level: HeatLevel; search: Narrowed }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      path={`/api/v1/roadmaps/${roadmap.id}/heat-map`}
      query={{ level, section: search.section, within: search.within, q: search.name }}
      name={t('roadmaps.views.heat')}
    />
  );
}
