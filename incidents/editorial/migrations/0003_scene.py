import django.db.models.deletion
import django.db.models.lookups
import incidents.editorial.columns.duration
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '__first__'),
        ('editorial', '0002_incidents'),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('incident', models.ForeignKey(help_text='The incident.', on_delete=django.db.models.deletion.CASCADE, related_name='events', to='editorial.incident')),
                ('kind', models.CharField(help_text='What the step is. Leaving the scene is not clearing the case.', max_length=40)),
                ('occurred_earliest', models.DateTimeField(blank=True, help_text='When. A range where the bounds follow from other facts; nothing is guessed. First possible instant, UTC.', null=True)),
                ('occurred_latest', models.DateTimeField(blank=True, help_text='The instant by which it had happened, UTC; not itself part of the interval.', null=True)),
                ('occurred_precision', models.CharField(default='unknown', help_text='When. A range where the bounds follow from other facts; nothing is guessed. How finely the time is known.', max_length=40)),
                ('occurred_qualifier', models.CharField(blank=True, default='', help_text='Set when the source hedges: around, just after, perhaps.', max_length=40)),
                ('occurred_text', models.CharField(blank=True, default='', help_text="The source's own words for the time.", max_length=200)),
                ('place', models.ForeignKey(blank=True, help_text='Where.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='editorial.place')),
                ('description', models.TextField(help_text='What happened, in a sentence of our own, no more than a source says.')),
                ('sequence', models.IntegerField(default=0, help_text='Order among steps whose times do not tell.')),
                ('officials', models.ManyToManyField(blank=True, help_text='Officials who took part, in the office held then.', related_name='events', to='editorial.tenure')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['offense', 'call', 'dispatch', 'response', 'on_scene', 'cleared_scene', 'shots_fired', 'injury', 'flight', 'pursuit', 'transport', 'hospital_arrival', 'death', 'notification', 'name_withheld', 'name_released', 'news_conference', 'statement', 'search', 'warrant', 'arrest', 'charge', 'court', 'memorial', 'correction', 'other'])), name='event_kind_code'), models.CheckConstraint(condition=models.Q(models.Q(('occurred_precision__in', ['unknown', 'open']), ('occurred_earliest__isnull', True), ('occurred_latest__isnull', True)), models.Q(('occurred_precision', 'before'), ('occurred_earliest__isnull', True), models.Q(('occurred_latest__isnull', True), _negated=True)), models.Q(('occurred_precision', 'after'), models.Q(('occurred_earliest__isnull', True), _negated=True), ('occurred_latest__isnull', True)), models.Q(('occurred_precision__in', ['second', 'minute', 'hour', 'part_of_day', 'day', 'month', 'year', 'decade', 'century', 'range']), models.Q(('occurred_earliest__isnull', True), _negated=True), models.Q(('occurred_latest__isnull', True), _negated=True)), _connector='OR'), name='event_occurred_bounds_go_with_precision'), models.CheckConstraint(condition=models.Q(('occurred_earliest__isnull', True), ('occurred_latest__isnull', True), models.Q(('occurred_precision', 'second'), django.db.models.lookups.GreaterThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 1), django.db.models.lookups.LessThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 1)), models.Q(('occurred_precision', 'minute'), django.db.models.lookups.GreaterThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 60), django.db.models.lookups.LessThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 60)), models.Q(('occurred_precision', 'hour'), django.db.models.lookups.GreaterThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 3600), django.db.models.lookups.LessThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 3600)), models.Q(('occurred_precision', 'part_of_day'), django.db.models.lookups.GreaterThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 3600), django.db.models.lookups.LessThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 90000)), models.Q(('occurred_precision', 'day'), django.db.models.lookups.GreaterThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 82800), django.db.models.lookups.LessThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 90000)), models.Q(('occurred_precision', 'month'), django.db.models.lookups.GreaterThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 2415600), django.db.models.lookups.LessThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 2682000)), models.Q(('occurred_precision', 'year'), django.db.models.lookups.GreaterThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 31532400), django.db.models.lookups.LessThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 31626000)), models.Q(('occurred_precision', 'decade'), django.db.models.lookups.GreaterThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 315529200), django.db.models.lookups.LessThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 315622800)), models.Q(('occurred_precision', 'century'), django.db.models.lookups.GreaterThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 3155670000), django.db.models.lookups.LessThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 3155763600)), models.Q(('occurred_precision', 'range'), django.db.models.lookups.GreaterThanOrEqual(incidents.editorial.columns.duration.SecondsBetween(models.F('occurred_earliest'), models.F('occurred_latest')), 1)), _connector='OR'), name='event_occurred_length_goes_with_precision'), models.CheckConstraint(condition=models.Q(('occurred_qualifier__in', ['', '', 'approximate', 'uncertain', 'approximate_uncertain']), models.Q(models.Q(('occurred_precision', ''), _negated=True), models.Q(('occurred_qualifier', ''), ('occurred_text', '')), _connector='OR')), name='event_occurred_words_go_with_a_time'), models.CheckConstraint(condition=models.Q(('description', ''), _negated=True), name='event_description_given')],
            },
        ),
        migrations.CreateModel(
            name='Offense',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('incident', models.ForeignKey(help_text='The incident.', on_delete=django.db.models.deletion.CASCADE, related_name='offenses', to='editorial.incident')),
                ('offense_code', models.CharField(help_text='NIBRS data element 6.', max_length=40)),
                ('attempted_completed', models.CharField(blank=True, default='', help_text='NIBRS data element 7; blank where no source says.', max_length=40)),
            ],
            options={
                'verbose_name': 'offense',
                'verbose_name_plural': 'offenses',
                'constraints': [models.CheckConstraint(condition=models.Q(('offense_code__in', ['09A', '09B', '09C', '100', '101', '103', '11A', '11B', '11C', '11D', '120', '13A', '13B', '13C', '200', '210', '220', '23A', '23B', '23C', '23D', '23E', '23F', '23G', '23H', '240', '250', '26A', '26B', '26C', '26D', '26E', '26F', '26G', '26H', '270', '280', '290', '30A', '30B', '30C', '30D', '30E', '35A', '35B', '360', '36A', '36B', '370', '39A', '39B', '39C', '39D', '40A', '40B', '40C', '49A', '49B', '49C', '510', '520', '521', '522', '526', '58A', '58B', '61A', '61B', '620', '64A', '64B', '720', '90A', '90B', '90C', '90D', '90E', '90F', '90G', '90H', '90J', '90K', '90L', '90M', '90Z'])), name='offense_offense_code_code'), models.CheckConstraint(condition=models.Q(('attempted_completed__in', ['A', 'C', ''])), name='offense_attempted_completed_code'), models.UniqueConstraint(fields=('incident', 'offense_code'), name='offense_once_per_incident')],
            },
        ),
        migrations.CreateModel(
            name='Weapon',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('incident', models.ForeignKey(help_text='The incident.', on_delete=django.db.models.deletion.CASCADE, related_name='weapons', to='editorial.incident')),
                ('suspect', models.ForeignKey(blank=True, help_text='Who used it, where a source says.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='weapons', to='editorial.suspect')),
                ('force_code', models.CharField(help_text='NIBRS data element 13. 11 for a gun unless a source states its type.', max_length=40)),
                ('description', models.CharField(blank=True, help_text="The weapon in the source's words.", max_length=300)),
            ],
            options={
                'verbose_name': 'weapon',
                'verbose_name_plural': 'weapons',
                'constraints': [models.CheckConstraint(condition=models.Q(('force_code__in', ['11', '11A', '12', '12A', '13', '13A', '14', '14A', '15', '15A', '20', '30', '35', '40', '50', '60', '65', '70', '85', '90', '95', '99'])), name='weapon_force_code_code')],
            },
        ),
        migrations.CreateModel(
            name='Vehicle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('incident', models.ForeignKey(help_text='The incident.', on_delete=django.db.models.deletion.CASCADE, related_name='vehicles', to='editorial.incident')),
                ('role', models.CharField(help_text='What it was in the incident. At the scene where nobody says whose.', max_length=40)),
                ('owner', models.ForeignKey(blank=True, help_text='The agency it belonged to, where a source says.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vehicles', to='editorial.organization')),
                ('driver', models.ForeignKey(blank=True, help_text='The responder who drove it, where a source says.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='driven_vehicles', to='editorial.responder')),
                ('marked', models.CharField(default='unknown', help_text="Whether it could be seen to be a responder's.", max_length=40)),
                ('color', models.CharField(blank=True, help_text="Color in the source's words.", max_length=60)),
                ('body_style', models.CharField(blank=True, help_text="In the source's words: pickup truck.", max_length=100)),
                ('make', models.CharField(blank=True, help_text='Maker, where a source says.', max_length=100)),
                ('model', models.CharField(blank=True, help_text='Model, where a source says.', max_length=100)),
                ('damage_text', models.TextField(blank=True, help_text="Damage in the source's words, doubts included: apparent bullet holes.")),
                ('same_as', models.ForeignKey(blank=True, help_text='The other row for the same vehicle, only where a source says that both are one.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='also_described_as', to='editorial.vehicle')),
            ],
            options={
                'verbose_name': 'vehicle',
                'verbose_name_plural': 'vehicles',
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['responder_vehicle', 'suspect_vehicle', 'struck_vehicle', 'scene_unattributed', 'other'])), name='vehicle_role_code'), models.CheckConstraint(condition=models.Q(('marked__in', ['marked', 'unmarked', 'unknown'])), name='vehicle_marked_code'), models.CheckConstraint(condition=models.Q(('same_as__isnull', True), models.Q(('same_as', models.F('id')), _negated=True), _connector='OR'), name='vehicle_is_not_the_same_as_itself')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('incident', models.ForeignKey(help_text='The incident.', on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='editorial.incident')),
                ('incident_version', models.PositiveIntegerField(help_text='The published version that was wrong.')),
                ('what_was_wrong', models.TextField(help_text='What the record said, in public words.')),
                ('what_is_right', models.TextField(help_text='What it says now, in public words.')),
                ('why', models.TextField(blank=True, help_text='How the mistake came about or was found, in public words.')),
                ('credit', models.CharField(blank=True, help_text='Whom to thank in public; only with their consent.', max_length=200)),
                ('noted_at', models.DateTimeField(help_text='When the note was written, UTC.')),
                ('noted_by', models.ForeignKey(help_text='Private: who wrote it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'correction',
                'verbose_name_plural': 'corrections',
                'constraints': [models.CheckConstraint(condition=models.Q(('incident_version__gte', 1)), name='correction_of_a_version'), models.CheckConstraint(condition=models.Q(models.Q(('what_was_wrong', ''), _negated=True), models.Q(('what_is_right', ''), _negated=True)), name='correction_says_what_was_wrong_and_what_is_right')],
            },
        ),
    ]
