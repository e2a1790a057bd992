namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>Looks at the first simple points: most wrong answers differ there.</summary>
internal static class QuickLook
{
    private const int MostPoints = 64;
    private const int EnoughSmooth = 8; // points where no law depends on signs
    private const int EnoughKinked = 20;
    private const int EnoughToChoose = 5; // points among which the clearest counterexample is chosen,
    private const int EnoughToChooseAgain = 24; // and these where the domain is narrow

    public static void Take(Survey survey)
    {
        int variables = survey.Program.Names.Count;
        int enough = variables == 0 ? 1 : survey.Traits.Kinked.Count == 0 ? EnoughSmooth : EnoughKinked;
        int most = variables == 0 ? 1 : MostPoints;
        int inside = 0;
        for (int i = 0; i < most && inside < enough && !survey.IsExhausted; i++)
        {
            if (survey.Look(PointSource.At(i, variables, survey.Positive)).IsInterior)
                inside++;
            if (survey.HasCounterexample && i >= (inside > i / 2 ? EnoughToChoose : EnoughToChooseAgain))
                return;
        }
    }
}
