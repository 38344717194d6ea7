namespace Annals.Pages.Words;

/// <summary>The languages in which the pages themselves speak; articles keep their own.</summary>
public enum UiLanguage
{
    Chinese,
    English,
}
